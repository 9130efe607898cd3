package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the log of a test run says.
///
/// @param statuses of each test that it names; none when it is not valid
/// @param valid whether the tests ran as they should have: their output is marked, a test or a
///   summary is in it, and the command's status does not belie it
/// @param infrastructure what says that it was not the patch's fault, where a log is not valid
record LogReading(
    Map<String, LoggedStatus> statuses,
    boolean valid,
    Optional<InfrastructureSign> infrastructure) {

  /// @param parser makes a parser of the instance's kind of log
  static LogReading of(Path log, Supplier<LogParser> parser) throws IOException {
    LogSigns signs = new LogSigns();
    forEachLine(log, signs::line);
    if (!signs.marked()) {
      return invalid(signs);
    }
    Statuses statuses = new Statuses();
    LogParser sliced = parser.get();
    forEachLine(log, new LogSlice(sliced, statuses)::line);
    sliced.end(statuses);
    if (statuses.isEmpty()) {
      LogParser whole = parser.get();
      forEachLine(log, line -> whole.line(line, statuses));
      whole.end(statuses);
    }
    boolean belied =
        signs.exitedWithFailure()
            && !statuses.byTest().containsValue(LoggedStatus.FAILED)
            && !statuses.byTest().containsValue(LoggedStatus.ERROR);
    boolean valid = statuses.isEmpty() ? signs.suiteRan() : !belied && !statuses.overflowed();
    return valid ? new LogReading(statuses.byTest(), true, Optional.empty()) : invalid(signs);
  }

  private static LogReading invalid(LogSigns signs) {
    return new LogReading(Map.of(), false, signs.infrastructure());
  }

  private static void forEachLine(Path log, Consumer<String> sink) throws IOException {
    try (LogLines lines = LogLines.of(log)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        sink.accept(line);
      }
    }
  }
}
