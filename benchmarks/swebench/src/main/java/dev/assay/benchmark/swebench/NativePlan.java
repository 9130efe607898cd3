package dev.assay.benchmark.swebench;

import java.util.List;

/// Whether an instance's tests can run on this machine without an image, and in what.
public sealed interface NativePlan {
  /// They can.
  ///
  /// @param kind `python`, `maven`, `system` or `given`
  /// @param summary what the environment has, in one line for people
  /// @param commands what makes it, with a network; none when it is there already or has nothing to
  ///   make
  record Possible(String kind, String summary, List<String> commands) implements NativePlan {
    public Possible {
      commands = List.copyOf(commands);
    }
  }

  /// They cannot.
  ///
  /// @param reason what is missing and how to get it, for people
  record Impossible(String reason) implements NativePlan {}
}
