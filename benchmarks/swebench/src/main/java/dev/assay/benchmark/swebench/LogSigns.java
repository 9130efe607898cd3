package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a log says besides the tests' statuses, gathered line by line.
final class LogSigns {
  private static final List<Pattern> SUMMARIES =
      List.of(
          Pattern.compile("Executed [1-9]\\d*+ of \\d", Pattern.UNICODE_CHARACTER_CLASS),
          Pattern.compile("TOTAL: [1-9]\\d*+ (?:SUCCESS|FAILED)", Pattern.UNICODE_CHARACTER_CLASS),
          Pattern.compile("^# tests [1-9]"));
  private static final String JEST_SUMMARY = "Tests:";

  private boolean started;
  private boolean ended;
  private boolean failed;
  private boolean suiteRan;
  private boolean awaitsCount;
  private boolean awaitsExitCode;
  private Optional<Boolean> succeeded = Optional.empty();
  private Optional<InfrastructureSign> infrastructure = Optional.empty();

  void line(String line) {
    started |= line.contains(LogMarkers.START);
    ended |= line.contains(LogMarkers.END);
    failed |= LogMarkers.FAILURES.stream().anyMatch(line::contains);
    exitCode(line);
    suiteRan |= summary(line);
    for (InfrastructureSign sign : InfrastructureSign.values()) {
      boolean before = infrastructure.isEmpty() || sign.compareTo(infrastructure.get()) < 0;
      if (before && sign.isIn(line)) {
        infrastructure = Optional.of(sign);
      }
    }
  }

  /// Whether the tests' output is marked, and nothing before it failed.
  boolean marked() {
    return started && ended && !failed;
  }

  /// Whether a summary tells that tests ran, although it names none.
  boolean suiteRan() {
    return suiteRan;
  }

  /// Whether the test command is told to have ended with another status than 0.
  boolean exitedWithFailure() {
    return succeeded.isPresent() && !succeeded.get();
  }

  Optional<InfrastructureSign> infrastructure() {
    return infrastructure;
  }

  // The first code counts. It may stand after line ends.
  private void exitCode(String line) {
    if (awaitsExitCode) {
      exitCode(line, 0);
    }
    for (int at = line.indexOf(LogMarkers.EXIT_CODE);
        at >= 0 && succeeded.isEmpty();
        at = line.indexOf(LogMarkers.EXIT_CODE, at + 1)) {
      exitCode(line, at + LogMarkers.EXIT_CODE.length());
    }
  }

  private void exitCode(String line, int from) {
    int start = PythonText.skipSpace(line, from);
    awaitsExitCode = start == line.length() && succeeded.isEmpty();
    int position = start < line.length() && line.charAt(start) == '-' ? start + 1 : start;
    boolean zero = true;
    int first = position;
    for (; position < line.length() && Character.isDigit(line.charAt(position)); position++) {
      zero &= Character.digit(line.charAt(position), 10) == 0;
    }
    if (position > first && succeeded.isEmpty()) {
      succeeded = Optional.of(zero);
    }
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
