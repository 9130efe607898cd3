package dev.assay.benchmark.testlog;

import java.util.Optional;

/// What marks the parts of a log, and the status that it tells, gathered line by line.
final class LogMarks {
  private boolean started;
  private boolean ended;
  private boolean failed;
  private boolean awaitsExitCode;
  private Optional<Boolean> succeeded = Optional.empty();

  void line(String line) {
    if (line.contains(LogMarkers.PREFIX)) {
      started |= line.contains(LogMarkers.START);
      ended |= line.contains(LogMarkers.END);
      failed |= LogMarkers.FAILURES.stream().anyMatch(line::contains);
      exitCode(line);
    } else if (awaitsExitCode) {
      exitCode(line);
    }
  }

  /// Whether the tests' output is marked, and nothing before it failed.
  boolean marked() {
    return started && ended && !failed;
  }

  /// Whether the test command is told to have ended with another status than 0.
  boolean exitedWithFailure() {
    return succeeded.isPresent() && !succeeded.get();
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
}
