package dev.assay.benchmark.testlog;

import java.util.List;

/// The output of pytest, with colours, in which a status stands before a test or, from older
/// versions, after it. Parameters may hold spaces.
final class PytestVerboseParser implements LogParser {
  @Override
  public TestProgram program() {
    return TestProgram.PYTEST;
  }

  @Override
  public void line(String line, Statuses statuses) {
    String plain = plain(line);
    if (LoggedStatus.begins(plain)) {
      List<String> words = PythonText.words(plain);
      if (words.size() > 1 && !PytestParser.countsSkips(words)) {
        boolean failed = plain.startsWith("FAILED");
        List<String> rest = words.subList(1, words.size());
        int reason = failed ? rest.indexOf("-") : -1;
        String test = String.join(" ", reason < 0 ? rest : rest.subList(0, reason));
        if (!test.isEmpty()) {
          statuses.put(test, LoggedStatus.of(words.getFirst()));
        }
      }
    } else if (LoggedStatus.ends(plain)) {
      List<String> words = PythonText.words(plain);
      if (words.size() > 1) {
        statuses.put(
            String.join(" ", words.subList(0, words.size() - 1)), LoggedStatus.of(words.getLast()));
      }
    }
  }

  /// The line without colours and control characters.
  private static String plain(String line) {
    StringBuilder plain = new StringBuilder(line.length());
    int position = 0;
    while (position < line.length()) {
      int end = colourEnd(line, position);
      if (end < 0) {
        char character = line.charAt(position++);
        if (character == 0 || character >= ' ') {
          plain.append(character);
        }
      } else {
        position = end;
      }
    }
    return plain.toString();
  }

  /// Where the colour that begins at a position ends; -1 where none begins.
  private static int colourEnd(String line, int start) {
    int position = start + 1;
    if (line.charAt(start) != '[') {
      return -1;
    }
    while (position < line.length() && Character.isDigit(line.charAt(position))) {
      position++;
    }
    return position > start + 1 && position < line.length() && line.charAt(position) == 'm'
        ? position + 1
        : -1;
  }
}
