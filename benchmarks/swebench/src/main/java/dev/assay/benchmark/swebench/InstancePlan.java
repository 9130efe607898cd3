package dev.assay.benchmark.swebench;

import java.util.List;

/// Whether an instance's tests can run in a runner's sessions, and in what.
public sealed interface InstancePlan {
  /// They can.
  ///
  /// @param kind `python`, `maven`, `system` or `given` of environments of this machine; `image`
  /// @param summary what the environment has, in one line for people
  /// @param commands what gets or makes it, with a network; none when it is there already or has
  ///   nothing to make
  record Possible(String kind, String summary, List<String> commands) implements InstancePlan {
    public Possible {
      commands = List.copyOf(commands);
    }
  }

  /// They cannot.
  ///
  /// @param reason what is missing and how to get it, for people
  record Impossible(String reason) implements InstancePlan {}
}
