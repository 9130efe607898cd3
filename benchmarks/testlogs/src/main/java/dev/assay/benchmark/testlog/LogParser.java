package dev.assay.benchmark.testlog;

/// Reads one form of a test run's output, line by line. One parser reads one log.
///
/// Where output is odd, a parser reads it as the official one does: published results rest on that.
/// None may take more than linear time over a line, since participants write what is in it.
@FunctionalInterface
public interface LogParser {
  /// Takes what a line says.
  ///
  /// @param line without its end
  void line(String line, Statuses statuses);

  /// Whose output it reads.
  default TestProgram program() {
    return TestProgram.OTHER;
  }

  /// The log has no more lines.
  default void end(Statuses statuses) {}
}
