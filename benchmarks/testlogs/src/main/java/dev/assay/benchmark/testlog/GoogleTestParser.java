package dev.assay.benchmark.testlog;

/// Lines of googletest: `[ OK ] Suite.Test (3 ms)`, whatever stands before them.
final class GoogleTestParser implements LogParser {
  @Override
  public TestProgram program() {
    return TestProgram.GOOGLETEST;
  }

  @Override
  public void line(String line, Statuses statuses) {
    int parenthesis = parenthesis(line);
    for (int open = line.lastIndexOf('[', parenthesis);
        open >= 0 && parenthesis >= 0;
        open = line.lastIndexOf('[', open - 1)) {
      int word = PythonText.skipSpace(line, open + 1);
      boolean passed = line.startsWith("OK", word);
      if (passed || line.startsWith("FAILED", word)) {
        int close = PythonText.skipSpace(line, word + (passed ? 2 : 6));
        int name = close + 2;
        if (name < parenthesis
            && line.charAt(close) == ']'
            && PythonText.isSpace(line.charAt(close + 1))) {
          statuses.put(
              line.substring(name, parenthesis - 1),
              passed ? LoggedStatus.PASSED : LoggedStatus.FAILED);
          return;
        }
      }
    }
  }

  /// Where the time at the line's end begins; -1 where there is none.
  private static int parenthesis(String line) {
    if (!line.endsWith(")")) {
      return -1;
    }
    int at = line.lastIndexOf('(');
    while (at > 0 && !PythonText.isSpace(line.charAt(at - 1))) {
      at = line.lastIndexOf('(', at - 1);
    }
    return at > 0 ? at : -1;
  }
}
