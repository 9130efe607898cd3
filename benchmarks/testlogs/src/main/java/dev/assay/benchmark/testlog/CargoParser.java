package dev.assay.benchmark.testlog;

import java.util.List;

/// Lines of Rust's test harness: `test module::name ... ok`.
final class CargoParser implements LogParser {
  @Override
  public void line(String line, Statuses statuses) {
    List<String> words = PythonText.words(line);
    if (words.size() == 4 && words.getFirst().equals("test") && words.get(2).equals("...")) {
      switch (words.getLast()) {
        case "ok" -> statuses.put(words.get(1), LoggedStatus.PASSED);
        case "FAILED" -> statuses.put(words.get(1), LoggedStatus.FAILED);
        default -> {
          // Ignored tests and benchmarks have no result.
        }
      }
    }
  }
}
