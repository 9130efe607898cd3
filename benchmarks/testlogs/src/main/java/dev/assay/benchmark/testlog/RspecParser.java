package dev.assay.benchmark.testlog;

/// Lines made of rspec's JSON: `name - passed`.
final class RspecParser implements LogParser {
  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    int passed = text.lastIndexOf(" - passed");
    int failed = text.lastIndexOf(" - failed");
    int end = Math.max(passed, failed);
    if (end > 0) {
      statuses.put(
          text.substring(0, end), passed > failed ? LoggedStatus.PASSED : LoggedStatus.FAILED);
    }
  }
}
