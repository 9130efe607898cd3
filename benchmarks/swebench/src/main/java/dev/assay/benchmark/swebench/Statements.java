package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LogLines;
import dev.assay.benchmark.testlog.LogMarkers;
import dev.assay.benchmark.testlog.LogParser;
import dev.assay.benchmark.testlog.LoggedStatus;
import dev.assay.benchmark.testlog.Statuses;
import dev.assay.benchmark.testlog.TestProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a log's lines say one by one. A runner says one thing of a test, however often; where lines
/// contradict each other, one of them is not the runner's.
final class Statements {
  private static final String MAVEN_TEST = "-Dtest=";

  private final Set<String> expected;
  private final Map<String, LoggedStatus> said = new HashMap<>();
  private int runs;
  private int results;
  private String sign = "";

  private Statements(Instance instance) {
    expected = new HashSet<>(instance.failToPass());
    expected.addAll(instance.passToPass());
  }

  /// A sign that not all of a log is the runner's; nothing where there is none.
  ///
  /// @param log of the tests alone, without markers
  /// @param tests the part of the script that runs them
  static Optional<String> forgery(
      Instance instance, Path log, String tests, Supplier<LogParser> parser) throws IOException {
    Statements statements = new Statements(instance);
    try (LogLines lines = LogLines.of(log)) {
      for (String line = lines.next();
          line != null && statements.sign.isEmpty();
          line = lines.next()) {
        statements.add(line, parser.get());
      }
    }
    statements.count(tests.split(MAVEN_TEST, -1).length - 1);
    return statements.sign.isEmpty() ? Optional.empty() : Optional.of(statements.sign);
  }

  private void add(String line, LogParser parser) {
    if (line.contains(LogMarkers.START)
        || line.contains(LogMarkers.END)
        || line.contains(LogMarkers.EXIT_CODE)) {
      sign = "the tests' output has a marker that only the shell writes";
    } else if (parser.program() == TestProgram.MAVEN) {
      runs += line.contains(MAVEN_TEST) ? 1 : 0;
      results += line.endsWith("BUILD SUCCESS") || line.endsWith("BUILD FAILURE") ? 1 : 0;
    } else {
      Statuses statuses = new Statuses();
      parser.line(line, statuses);
      parser.end(statuses);
      statuses.byTest().forEach(this::add);
    }
  }

  private void add(String test, LoggedStatus status) {
    LoggedStatus before = expected.contains(test) ? said.putIfAbsent(test, status) : null;
    if (before != null && before.passes() != status.passes()) {
      sign = "the log says of %s both %s and %s".formatted(test, before, status);
    }
  }

  /// Runs of Maven are counted, since their results name no test.
  private void count(int asked) {
    if (sign.isEmpty() && (results > runs || runs > asked)) {
      sign =
          "the log has %d results of %d runs, and the script asks for %d"
              .formatted(results, runs, asked);
    }
  }
}
