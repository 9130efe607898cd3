package dev.assay.benchmark.swebench;

import java.util.ArrayDeque;
import java.util.Deque;

/// Runs of Maven for one test each, as the shell's trace shows them: the first command's test gets
/// the first build's result, and so on.
final class MavenParser implements LogParser {
  private static final String OPTION = "-Dtest=";

  private final Deque<String> tests = new ArrayDeque<>();
  private final Deque<LoggedStatus> results = new ArrayDeque<>();

  @Override
  public void line(String line, Statuses statuses) {
    for (int at = line.lastIndexOf(OPTION); at >= 0; at = line.lastIndexOf(OPTION, at - 1)) {
      int start = at + OPTION.length();
      int end = start;
      while (end < line.length() && !PythonText.isSpace(line.charAt(end))) {
        end++;
      }
      if (end > start) {
        add(tests, line.substring(start, end));
        break;
      }
    }
    if (line.endsWith("BUILD SUCCESS")) {
      add(results, LoggedStatus.PASSED);
    } else if (line.endsWith("BUILD FAILURE")) {
      add(results, LoggedStatus.FAILED);
    }
    while (!tests.isEmpty() && !results.isEmpty()) {
      statuses.put(tests.removeFirst(), results.removeFirst());
    }
  }

  private static <T> void add(Deque<T> queue, T element) {
    if (queue.size() < Statuses.MAX_TESTS) {
      queue.addLast(element);
    }
  }
}
