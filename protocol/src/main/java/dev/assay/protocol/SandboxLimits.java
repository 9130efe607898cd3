package dev.assay.protocol;

/// What an agent's sandbox may use.
///
/// @param memoryMb memory in megabytes
/// @param cpuCores processor cores
/// @param diskMb disk in megabytes
/// @param networkEnabled whether it reaches the network
/// @param executionTimeoutMs how long one command may run, in milliseconds
public record SandboxLimits(
    long memoryMb,
    float cpuCores,
    long diskMb,
    boolean networkEnabled,
    Unsigned64 executionTimeoutMs) {
  /// The schema's defaults.
  public static final SandboxLimits DEFAULT =
      new SandboxLimits(4096, 2.0f, 10_240, true, Unsigned64.of(600_000));

  public SandboxLimits {
    FieldCheck.unsigned32("memory_mb", memoryMb);
    FieldCheck.finite("cpu_cores", cpuCores);
    FieldCheck.unsigned32("disk_mb", diskMb);
  }
}
