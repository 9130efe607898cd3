package dev.assay.benchmark.testlog;

import java.util.List;

/// The verbose output of pytest as seaborn's runs have it: what passed stands before the status.
final class SeabornParser implements LogParser {
  @Override
  public void line(String line, Statuses statuses) {
    if (line.startsWith("FAILED")) {
      second(line, LoggedStatus.FAILED, statuses);
    } else if (line.contains(" PASSED ")) {
      List<String> words = PythonText.words(line);
      if (words.size() > 1 && words.get(1).equals("PASSED")) {
        statuses.put(words.getFirst(), LoggedStatus.PASSED);
      }
    } else if (line.startsWith("PASSED")) {
      second(line, LoggedStatus.PASSED, statuses);
    }
  }

  private static void second(String line, LoggedStatus status, Statuses statuses) {
    List<String> words = PythonText.words(line);
    if (words.size() > 1) {
      statuses.put(words.get(1), status);
    }
  }
}
