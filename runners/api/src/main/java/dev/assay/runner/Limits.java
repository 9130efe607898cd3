package dev.assay.runner;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the commands of a session may use. An absent limit is no limit.
///
/// @param memoryBytes of all processes together
/// @param cpuCores cores' worth of processor time
/// @param diskBytes written to the workspace
/// @param processes alive at once, threads included
/// @param wallTime of one command
/// @param outputBytes kept of each output stream; what is beyond is counted and dropped
public record Limits(
    OptionalLong memoryBytes,
    OptionalDouble cpuCores,
    OptionalLong diskBytes,
    OptionalInt processes,
    Duration wallTime,
    long outputBytes) {
  /// What is kept of an output stream unless something else is asked for: 16 MiB.
  public static final long DEFAULT_OUTPUT_BYTES = 16L << 20;

  public Limits {
    if (wallTime.isNegative() || wallTime.isZero()) {
      throw new IllegalArgumentException("the wall time must be positive: " + wallTime);
    }
    if (outputBytes < 4096) {
      throw new IllegalArgumentException("at least 4096 bytes of output are kept: " + outputBytes);
    }
  }

  /// Only a time limit, and the default for output.
  public static Limits ofWallTime(Duration wallTime) {
    return new Limits(
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        wallTime,
        DEFAULT_OUTPUT_BYTES);
  }
}
