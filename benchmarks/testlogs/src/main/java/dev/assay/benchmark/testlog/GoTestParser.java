package dev.assay.benchmark.testlog;

import java.util.Map;

/// Lines of `go test -v`: `--- PASS: TestName/subtest (0.01s)`.
final class GoTestParser implements LogParser {
  private static final Map<String, LoggedStatus> HEADINGS =
      Map.of(
          "--- PASS: ", LoggedStatus.PASSED,
          "--- FAIL: ", LoggedStatus.FAILED,
          "--- SKIP: ", LoggedStatus.SKIPPED);

  @Override
  public void line(String line, Statuses statuses) {
    String text = PythonText.strip(line);
    HEADINGS.forEach((heading, status) -> {
      int time = text.lastIndexOf(" (", text.length() - 4);
      if (text.startsWith(heading) && text.endsWith(")") && time > heading.length()) {
        statuses.put(text.substring(heading.length(), time), status);
      }
    });
  }
}
