package dev.assay.benchmark.swebench;

/// Reads one form of a test run's output, line by line. One parser reads one log.
///
/// Where output is odd, a parser reads it as the official one does: published results rest on that.
/// None may take more than linear time over a line, since participants write what is in it.
@FunctionalInterface
interface LogParser {
  /// @param line without its end
  void line(String line, Statuses statuses);

  /// The log has no more lines.
  default void end(Statuses statuses) {}
}
