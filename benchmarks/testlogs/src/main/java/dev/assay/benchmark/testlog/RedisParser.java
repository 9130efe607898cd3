package dev.assay.benchmark.testlog;

import java.util.Map;

/// Lines of Redis's own runner of tests: `[ok]: name (3 ms)`; a failure names its file too.
final class RedisParser implements LogParser {
  private static final PatternParser LINES =
      PatternParser.of(
          "\\[(?<status>ok|err|skip|ignore)]:\\s(?<name>.+?)(?:\\s\\(\\d+\\s*m?s\\))?",
          Map.of(
              "ok", LoggedStatus.PASSED,
              "err", LoggedStatus.FAILED,
              "skip", LoggedStatus.SKIPPED,
              "ignore", LoggedStatus.SKIPPED));

  @Override
  public void line(String line, Statuses statuses) {
    Statuses read = new Statuses();
    LINES.line(line, read);
    read.byTest()
        .forEach((name, status) ->
            statuses.put(status == LoggedStatus.FAILED ? withoutFile(name) : name, status));
  }

  /// The name without `in` and a word at its end.
  private static String withoutFile(String name) {
    int file = name.length();
    while (file > 0 && !PythonText.isSpace(name.charAt(file - 1))) {
      file--;
    }
    int in = file;
    while (in > 0 && PythonText.isSpace(name.charAt(in - 1))) {
      in--;
    }
    boolean named =
        file < name.length()
            && in < file
            && in >= 3
            && name.startsWith("in", in - 2)
            && PythonText.isSpace(name.charAt(in - 3));
    int end = named ? in - 2 : name.length();
    while (named && end > 0 && PythonText.isSpace(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }
}
