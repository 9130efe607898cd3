package dev.assay.runner;

import java.util.Set;

/// What a runner's sessions can do.
///
/// @param isolation how far a session is from this process
/// @param snapshots whether a session's state can be kept and taken up again
/// @param networking whether commands can be given a network
/// @param maxParallelism how many sessions may be open at once
/// @param enforcedLimits the limits that are enforced, not only asked for
public record RunnerCapabilities(
    IsolationLevel isolation,
    boolean snapshots,
    boolean networking,
    int maxParallelism,
    Set<Limit> enforcedLimits) {
  public RunnerCapabilities {
    enforcedLimits = Set.copyOf(enforcedLimits);
  }

  /// A limit of [Limits] by name.
  public enum Limit {
    MEMORY("memory"),
    CPU("cpu"),
    DISK("disk"),
    PROCESSES("processes"),
    WALL_TIME("wall-time"),
    OUTPUT("output");

    private final String label;

    Limit(String label) {
      this.label = label;
    }

    /// What [RunnerSession#enforcement] calls it.
    public String label() {
      return label;
    }
  }
}
