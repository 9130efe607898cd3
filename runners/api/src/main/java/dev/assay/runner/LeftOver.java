package dev.assay.runner;

import java.io.IOException;

/// Something that a lab which was killed has left on this machine, or with an engine.
///
/// @param description what it is, for people: `the control group /sys/fs/cgroup/…`
/// @param removal how it goes
public record LeftOver(String description, Removal removal) {
  /// Takes it away. It may have gone by itself.
  @FunctionalInterface
  public interface Removal {
    /// @throws IOException when it stays
    /// @throws IllegalStateException when it is a process that cannot be killed
    void run() throws IOException;
  }

  /// Takes it away.
  ///
  /// @throws RunnerException naming what could not be removed and why
  public void remove() throws RunnerException {
    try {
      removal.run();
    } catch (IOException | IllegalStateException e) {
      throw new RunnerException(description + " could not be removed: " + e.getMessage(), e);
    }
  }
}
