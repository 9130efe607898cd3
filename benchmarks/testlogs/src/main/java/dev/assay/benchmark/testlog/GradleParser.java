package dev.assay.benchmark.testlog;

import java.util.List;
import java.util.Optional;

/// Lines of Gradle's test events: `Class > test PASSED`. What a test prints may push the status
/// into a line of its own.
final class GradleParser implements LogParser {
  private static final int WORD = "PASSED".length();

  private Optional<String> pending = Optional.empty();

  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    boolean passed = text.endsWith("PASSED");
    if (!passed && !text.endsWith("FAILED")) {
      remember(text);
      return;
    }
    LoggedStatus status = passed ? LoggedStatus.PASSED : LoggedStatus.FAILED;
    int space = text.length() - WORD - 1;
    if (space < 0) {
      pending.ifPresent(test -> statuses.put(test, status));
      pending = Optional.empty();
    } else if (space >= 2 && PythonText.isSpace(text.charAt(space)) && text.charAt(0) != '>') {
      statuses.put(text.substring(0, space), status);
      pending = Optional.empty();
    } else {
      remember(text);
    }
  }

  private void remember(String text) {
    List<String> words = PythonText.words(text);
    if (words.size() == 3 && words.get(1).equals(">")) {
      pending = Optional.of(text);
    }
  }
}
