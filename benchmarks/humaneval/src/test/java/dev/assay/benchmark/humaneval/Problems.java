package dev.assay.benchmark.humaneval;

/// Problems for tests.
final class Problems {
  /// Doubles what it is given, wherever it can be doubled.
  static final Problem TWICE =
      new Problem(
          "Small/0",
          """
          def twice(value):
              \"\"\" Twice the value.
              >>> twice(2)
              4
              \"\"\"
          """,
          "twice",
          "    return value * 2\n",
          """
          def check(candidate):
              assert candidate(2) == 4
              assert candidate(-0.5) == -1.0
              assert candidate("ab") == "abab", "texts too"
              assert candidate((1, None)) == (1, None, 1, None)
              assert candidate(10 ** 5000) == 2 * 10 ** 5000
          """);

  private Problems() {}

  static Problem judgedBy(String test) {
    return new Problem(
        TWICE.id(), TWICE.prompt(), TWICE.entryPoint(), TWICE.canonicalSolution(), test);
  }
}
