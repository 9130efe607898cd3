package dev.assay.benchmark.testlog;

import java.util.ArrayDeque;
import java.util.Deque;

/// Runs of Maven for one test each, as the shell's trace shows them: a build's result is that of
/// the first test that has none yet.
final class MavenParser implements LogParser {
  private static final String OPTION = "-Dtest=";

  /// Those that have no result yet.
  private final Deque<String> tests = new ArrayDeque<>();

  /// Those that no test was there for.
  private final Deque<LoggedStatus> results = new ArrayDeque<>();

  @Override
  public TestProgram program() {
    return TestProgram.MAVEN;
  }

  @Override
  public void line(String line, Statuses statuses) {
    for (int at = line.lastIndexOf(OPTION); at >= 0; at = line.lastIndexOf(OPTION, at - 1)) {
      int start = at + OPTION.length();
      int end = start;
      while (end < line.length() && !PythonText.isSpace(line.charAt(end))) {
        end++;
      }
      if (end > start) {
        if (tests.size() < Statuses.MAX_TESTS) {
          tests.addLast(line.substring(start, end));
        }
        break;
      }
    }
    if (line.endsWith("BUILD SUCCESS")) {
      result(LoggedStatus.PASSED, statuses);
    } else if (line.endsWith("BUILD FAILURE")) {
      result(LoggedStatus.FAILED, statuses);
    }
  }

  private void result(LoggedStatus status, Statuses statuses) {
    if (!tests.isEmpty()) {
      statuses.put(tests.removeFirst(), status);
    } else if (results.size() < Statuses.MAX_TESTS) {
      results.addLast(status);
    }
  }

  @Override
  public void end(Statuses statuses) {
    while (!tests.isEmpty() && !results.isEmpty()) {
      statuses.put(tests.removeFirst(), results.removeFirst());
    }
  }
}
