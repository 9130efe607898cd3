package dev.assay.benchmark.testlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The output of sympy's own runner of tests: a line for each test, and a heading for each failure.
final class SympyParser implements LogParser {
  private static final String MODULE_END = ".py:";
  private static final Map<String, LoggedStatus> ENDINGS =
      Map.of(" E", LoggedStatus.ERROR, " F", LoggedStatus.FAILED, " ok", LoggedStatus.PASSED);

  /// What headings say comes first, wherever they stand.
  private final Map<String, LoggedStatus> byLine = new LinkedHashMap<>();

  @Override
  public TestProgram program() {
    return TestProgram.SYMPY;
  }

  @Override
  public void line(String line, Statuses statuses) {
    heading(line, statuses);
    String text = PythonText.strip(line);
    if (text.startsWith("test_") && byLine.size() < Statuses.MAX_TESTS) {
      List<String> words = PythonText.words(text);
      ENDINGS.forEach((ending, status) -> {
        if (text.endsWith(ending)) {
          byLine.put(words.getFirst(), status);
        }
      });
    }
  }

  /// `____ path/module.py:test ____`
  private static void heading(String line, Statuses statuses) {
    int start = line.indexOf(' ') + 1;
    int end = line.lastIndexOf(' ');
    int module = line.lastIndexOf(MODULE_END, end - MODULE_END.length());
    if (start > 0 && module >= start) {
      statuses.put(line.substring(start, end), LoggedStatus.FAILED);
    }
  }

  @Override
  public void end(Statuses statuses) {
    byLine.forEach(statuses::put);
  }
}
