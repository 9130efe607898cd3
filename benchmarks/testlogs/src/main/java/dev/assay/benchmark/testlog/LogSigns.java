package dev.assay.benchmark.testlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a log without a valid result says of why, gathered line by line.
final class LogSigns {
  private static final List<Pattern> SUMMARIES =
      List.of(
          Pattern.compile("Executed [1-9]\\d*+ of \\d", Pattern.UNICODE_CHARACTER_CLASS),
          Pattern.compile("TOTAL: [1-9]\\d*+ (?:SUCCESS|FAILED)", Pattern.UNICODE_CHARACTER_CLASS),
          Pattern.compile("^# tests [1-9]"));
  private static final String JEST_SUMMARY = "Tests:";

  private boolean suiteRan;
  private boolean awaitsCount;
  private Optional<InfrastructureSign> infrastructure = Optional.empty();

  void line(String line) {
    suiteRan |= summary(line);
    for (InfrastructureSign sign : InfrastructureSign.values()) {
      boolean before = infrastructure.isEmpty() || sign.compareTo(infrastructure.get()) < 0;
      if (before && sign.isIn(line)) {
        infrastructure = Optional.of(sign);
      }
    }
  }

  /// Whether a summary tells that tests ran, although it names none.
  boolean suiteRan() {
    return suiteRan;
  }

  Optional<InfrastructureSign> infrastructure() {
    return infrastructure;
  }

  private boolean summary(String line) {
    return SUMMARIES.stream().anyMatch(form -> form.matcher(line).find())
        || jestSummary(line)
        || countBefore(line, " passing")
        || specs(line);
  }

  private boolean jestSummary(String line) {
    boolean found = awaitsCount && startsWithCount(line, 0, true);
    awaitsCount &= PythonText.skipSpace(line, 0) == line.length();
    for (int at = line.indexOf(JEST_SUMMARY); at >= 0; at = line.indexOf(JEST_SUMMARY, at + 1)) {
      int count = at + JEST_SUMMARY.length();
      found |= startsWithCount(line, count, false);
      awaitsCount |= PythonText.skipSpace(line, count) == line.length();
    }
    return found;
  }

  private static boolean startsWithCount(String line, int from, boolean afterSpace) {
    int count = PythonText.skipSpace(line, from);
    return count < line.length()
        && (afterSpace || count > from)
        && line.charAt(count) >= '1'
        && line.charAt(count) <= '9';
  }

  /// Whether a number other than 0 stands right before a text.
  private static boolean countBefore(String line, String text) {
    for (int at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
      if (endsWithCount(line, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithCount(String line, int end) {
    for (int i = end - 1; i >= 0 && Character.isDigit(line.charAt(i)); i--) {
      if (line.charAt(i) >= '1' && line.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /// `3 specs, 1 failure`
  private static boolean specs(String line) {
    for (int at = line.indexOf(" spec"); at >= 0; at = line.indexOf(" spec", at + 1)) {
      int comma = at + (line.startsWith(" specs", at) ? 6 : 5);
      int end = comma + 2;
      while (end < line.length() && Character.isDigit(line.charAt(end))) {
        end++;
      }
      if (line.startsWith(", ", comma)
          && end > comma + 2
          && line.startsWith(" failure", end)
          && endsWithCount(line, at)) {
        return true;
      }
    }
    return false;
  }
}
