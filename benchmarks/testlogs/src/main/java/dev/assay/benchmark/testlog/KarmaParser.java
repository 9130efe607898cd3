package dev.assay.benchmark.testlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Karma's output as a tree of suites, told apart by their indentation, from the start of a browser
/// to the summary. A suite beside the one before it keeps that one's name: so do published results.
final class KarmaParser implements LogParser {
  private static final int MAX_DEPTH = 1_000;

  private final Deque<String> suites = new ArrayDeque<>();
  private int indentation = -1;
  private boolean started;
  private boolean ended;

  @Override
  public void line(String line, Statuses statuses) {
    ended |= line.startsWith("SUMMARY:");
    if (ended) {
      return;
    }
    if (line.contains("Starting browser")) {
      started = true;
      return;
    }
    int text = PythonText.skipSpace(line, 0);
    char sign = text < line.length() ? line.charAt(text) : ' ';
    if (!started) {
      return;
    }
    if (sign == '✔' || sign == '✖') {
      if (text + 1 < line.length() && PythonText.isSpace(line.charAt(text + 1))) {
        String name =
            Stream.concat(suites.stream(), Stream.of(line.substring(text + 2)))
                .collect(Collectors.joining(" > "));
        statuses.put(name, sign == '✔' ? LoggedStatus.PASSED : LoggedStatus.FAILED);
        return;
      }
    }
    if (text > 1) {
      suite(text - 1, line.substring(text));
    }
  }

  private void suite(int newIndentation, String name) {
    if (newIndentation > indentation && suites.size() < MAX_DEPTH) {
      suites.addLast(name);
    } else if (newIndentation < indentation) {
      suites.pollLast();
    }
    indentation = newIndentation;
  }
}
