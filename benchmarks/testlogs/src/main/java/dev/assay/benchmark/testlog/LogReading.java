package dev.assay.benchmark.testlog;

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
public record LogReading(
    Map<String, LoggedStatus> statuses,
    boolean valid,
    Optional<InfrastructureSign> infrastructure) {

  /// Reads a log of any size.
  ///
  /// @param parser makes a new parser of the log's kind, each time that it is asked
  /// @throws IOException when the log cannot be read
  public static LogReading of(Path log, Supplier<LogParser> parser) throws IOException {
    LogMarks marks = new LogMarks();
    Statuses statuses = new Statuses();
    LogParser sliced = parser.get();
    LogSlice slice = new LogSlice(sliced, statuses);
    forEachLine(
        log,
        line -> {
          marks.line(line);
          slice.line(line);
        });
    if (!marks.marked()) {
      return invalid(signs(log));
    }
    sliced.end(statuses);
    if (statuses.isEmpty()) {
      LogParser whole = parser.get();
      forEachLine(log, line -> whole.line(line, statuses));
      whole.end(statuses);
    }
    if (statuses.isEmpty()) {
      LogSigns signs = signs(log);
      return signs.suiteRan() ? valid(statuses) : invalid(signs);
    }
    boolean belied =
        marks.exitedWithFailure()
            && !statuses.byTest().containsValue(LoggedStatus.FAILED)
            && !statuses.byTest().containsValue(LoggedStatus.ERROR);
    return belied || statuses.overflowed() ? invalid(signs(log)) : valid(statuses);
  }

  private static LogReading valid(Statuses statuses) {
    return new LogReading(statuses.byTest(), true, Optional.empty());
  }

  private static LogReading invalid(LogSigns signs) {
    return new LogReading(Map.of(), false, signs.infrastructure());
  }

  /// Only a log without a valid result is looked through for its reasons.
  private static LogSigns signs(Path log) throws IOException {
    LogSigns signs = new LogSigns();
    forEachLine(log, signs::line);
    return signs;
  }

  private static void forEachLine(Path log, Consumer<String> sink) throws IOException {
    try (LogLines lines = LogLines.of(log)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        sink.accept(line);
      }
    }
  }
}
