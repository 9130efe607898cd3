package dev.assay.benchmark.testlog;

import java.util.List;
import java.util.function.UnaryOperator;

/// The short summary of pytest: a status and a test in each line, and for a failure the reason.
///
/// @param prepare what is done to a line first
/// @param name makes the test's name out of the one in the line
record PytestParser(UnaryOperator<String> prepare, UnaryOperator<String> name)
    implements LogParser {
  static PytestParser plain() {
    return new PytestParser(UnaryOperator.identity(), UnaryOperator.identity());
  }

  /// Parameters that are paths are cut to their last part: they differ from machine to machine.
  static PytestParser withShortPaths() {
    return new PytestParser(UnaryOperator.identity(), PytestParser::shortPath);
  }

  /// Buttons of a mouse by their number, as they are named in the lists of tests.
  static PytestParser withMouseButtons() {
    return new PytestParser(
        line -> line.replace("MouseButton.LEFT", "1").replace("MouseButton.RIGHT", "3"),
        UnaryOperator.identity());
  }

  @Override
  public TestProgram program() {
    return TestProgram.PYTEST;
  }

  @Override
  public void line(String line, Statuses statuses) {
    String prepared = prepare.apply(line);
    if (!LoggedStatus.begins(prepared)) {
      return;
    }
    List<String> words =
        PythonText.words(prepared.startsWith("FAILED") ? prepared.replace(" - ", " ") : prepared);
    if (words.size() > 1 && !countsSkips(words)) {
      statuses.put(name.apply(words.get(1)), LoggedStatus.of(words.getFirst()));
    }
  }

  /// Whether the line says how many tests were skipped at a place, and names none.
  static boolean countsSkips(List<String> words) {
    String count = words.get(1);
    return words.getFirst().equals("SKIPPED")
        && count.length() > 2
        && count.startsWith("[")
        && count.endsWith("]")
        && count.substring(1, count.length() - 1).chars().allMatch(Character::isDigit);
  }

  private static String shortPath(String test) {
    int open = test.indexOf('[');
    int close = test.lastIndexOf(']');
    if (open < 0 || close < open) {
      return test;
    }
    String option = test.substring(open + 1, close);
    boolean path = option.startsWith("/") && !option.startsWith("//") && option.indexOf('*') < 0;
    return test.substring(0, open)
        + "["
        + (path ? option.substring(option.lastIndexOf('/')) : option)
        + "]";
  }
}
