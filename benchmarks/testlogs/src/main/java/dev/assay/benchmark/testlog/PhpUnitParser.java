package dev.assay.benchmark.testlog;

import java.util.Map;

/// PHPUnit's testdox: a heading for each class, and a sign and a sentence for each test. Tests
/// before the first heading are of the class `None`, as published lists of tests have it.
final class PhpUnitParser implements LogParser {
  private static final Map<Character, LoggedStatus> SIGNS =
      Map.of(
          '✔', LoggedStatus.PASSED,
          '✘', LoggedStatus.FAILED,
          '↩', LoggedStatus.SKIPPED);

  private String suite = "None";

  @Override
  public void line(String line, Statuses statuses) {
    int sign = PythonText.skipSpace(line, 0);
    LoggedStatus status = sign < line.length() ? SIGNS.get(line.charAt(sign)) : null;
    if (status != null) {
      String name = line.substring(PythonText.skipSpace(line, sign + 1));
      statuses.put(suite + " > " + name, status);
      return;
    }
    int parenthesis = line.lastIndexOf(" (", line.length() - 4);
    if (line.endsWith(")") && parenthesis > 1 && PythonText.isWordCharacter(line.charAt(0))) {
      suite = line.substring(0, parenthesis);
    }
  }
}
