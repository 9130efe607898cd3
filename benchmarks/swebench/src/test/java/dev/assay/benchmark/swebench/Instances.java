package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Optional;

/// Instances for tests.
final class Instances {
  private Instances() {}

  static Instance with(
      String id,
      List<String> failToPass,
      List<String> passToPass,
      String logParser,
      EvaluationType type) {
    return new Instance(
        "some/thing",
        id,
        "0123456789abcdef0123456789abcdef01234567",
        "",
        "",
        "It breaks.",
        "",
        "",
        "1",
        failToPass,
        passToPass,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(logParser),
        type,
        Optional.empty());
  }
}
