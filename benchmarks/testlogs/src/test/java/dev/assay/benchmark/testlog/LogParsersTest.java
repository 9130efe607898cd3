package dev.assay.benchmark.testlog;

import static dev.assay.benchmark.testlog.LoggedStatus.ERROR;
import static dev.assay.benchmark.testlog.LoggedStatus.FAILED;
import static dev.assay.benchmark.testlog.LoggedStatus.PASSED;
import static dev.assay.benchmark.testlog.LoggedStatus.SKIPPED;
import static dev.assay.benchmark.testlog.LoggedStatus.UNKNOWN;
import static dev.assay.benchmark.testlog.LoggedStatus.XFAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LogParsersTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("pytest", "FAILED a.py::b - E - F", Map.of("a.py::b", FAILED)),
        Arguments.of("pytest", "XFAIL a.py::b - why", Map.of("a.py::b", XFAIL)),
        Arguments.of("pytest", "ERROR: a.py", Map.of("a.py", UNKNOWN)),
        Arguments.of("pytest", "SKIPPED [2] a.py:3: why", Map.of()),
        Arguments.of("pytest_options", "PASSED a[/tmp/x/y.txt]", Map.of("a[/y.txt]", PASSED)),
        Arguments.of("pytest_options", "PASSED a[//host/y]", Map.of("a[//host/y]", PASSED)),
        Arguments.of("pytest_v2", "PASSED a[b c]", Map.of("a[b c]", PASSED)),
        Arguments.of("pytest_v2", "\u001b[31mFAILED\u001b[0m a b - E", Map.of("a b", FAILED)),
        Arguments.of("pytest_v2", "a.py::b SKIPPED", Map.of("a.py::b", SKIPPED)),
        Arguments.of("matplotlib", "PASSED a[MouseButton.RIGHT]", Map.of("a[3]", PASSED)),
        Arguments.of("seaborn", "a.py::b PASSED [ 3%]", Map.of("a.py::b", PASSED)),
        Arguments.of("django", "a (b.C) ... \nb (b.C) ... ok", Map.of("b (b.C)", PASSED)),
        Arguments.of("django", "a (b.C) ... noise\nok", Map.of("a (b.C)", PASSED)),
        Arguments.of("django", "ERROR: a (b.C)", Map.of("a", ERROR)),
        Arguments.of("django", "FAIL:", Map.of()),
        Arguments.of(
            "sympy", "test_a[3] ok\ntest_b E", Map.of("test_a[3]", PASSED, "test_b", ERROR)),
        Arguments.of("sympy", "__ x/y.py:test_a __", Map.of("x/y.py:test_a", FAILED)),
        Arguments.of("googletest", "1: [       OK ] A.b (0 ms)", Map.of("A.b", PASSED)),
        Arguments.of("gotest", "    --- SKIP: A/b (0.00s)", Map.of("A/b", SKIPPED)),
        Arguments.of("cargo", "test a::b ... FAILED", Map.of("a::b", FAILED)),
        Arguments.of(
            "maven",
            "+ mvn -Dtest=A#b\n[INFO] BUILD SUCCESS\n+ mvn -Dtest=A#c\n[INFO] BUILD FAILURE",
            Map.of("A#b", PASSED, "A#c", FAILED)),
        Arguments.of("ant", "  [junit] [ERR] a", Map.of("a", FAILED)),
        Arguments.of("gradle_custom", "A > b()\nnoise\nFAILED", Map.of("A > b()", FAILED)),
        Arguments.of("jest", "  ✓ a b (3 ms)", Map.of("a b", PASSED)),
        Arguments.of("vitest", " ↓ a > b [skipped]", Map.of("a > b", SKIPPED)),
        Arguments.of("jest_json", "[FAILED] a b", Map.of("a b", FAILED)),
        Arguments.of("tap", "not ok 3 - a", Map.of("- a", FAILED)),
        Arguments.of(
            "karma", "Starting browser X\n  a\n    ✔ b\nSUMMARY:\n  ✖ c", Map.of("a > b", PASSED)),
        Arguments.of("minitest", "A#b. = 0.1 s = E", Map.of("A#b", FAILED)),
        Arguments.of("cucumber", "a b ..F-", Map.of("a b", FAILED)),
        Arguments.of("ruby_unit", "test: a b: .: (0.1)", Map.of("a b", PASSED)),
        Arguments.of("rspec_transformed_json", "a - b - failed", Map.of("a - b", FAILED)),
        Arguments.of("phpunit", "Big Thing (A\\B)\n ✔ Works", Map.of("Big Thing > Works", PASSED)),
        Arguments.of("jq", "FAIL: tests/a", Map.of("tests/a", FAILED)),
        Arguments.of("redis", "[err]: a b in tests/c.tcl", Map.of("a b", FAILED)),
        Arguments.of("micropython_test", "skip  a.py", Map.of("a.py", SKIPPED)),
        Arguments.of(
            "doctest",
            "<doctest><TestCase name=\"a\"><SubCase name=\"b\"><Expression success=\"true\"/>"
                + "</SubCase></TestCase></doctest>",
            Map.of("a > b", PASSED)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsWhatTheProgramPrints(String parser, String log, Map<String, LoggedStatus> statuses) {
    assertThat(read(parser, log.lines().toList())).isEqualTo(statuses);
  }

  static Stream<String> parsers() {
    return LogParsers.names().stream();
  }

  private static final List<String> TRIED_AGAIN =
      List.of(
          "[ OK ] a (",
          " (a",
          ": .x",
          " - passed",
          ". =",
          "=",
          ".",
          " ...",
          " ... ok ",
          "FAIL ",
          "-Dtest= ",
          "-Dtest=",
          "<doctest",
          "[31",
          "✓ ",
          "(3 ms) ",
          "((",
          "1 ",
          "9",
          " in ",
          " ",
          "\t",
          " > ",
          "PASSED ",
          "a ... Testing against Django installed in ",
          "_ a.py:",
          "Tests: ",
          ">>>>> Test Exit Code: ",
          "Executed 1",
          " spec",
          "\u2028");

  /// Each line would take a reader hours that tries again from every place.
  @ParameterizedTest
  @MethodSource("parsers")
  void comesToAnEndOnLinesMadeToBeTriedAgainAndAgain(String parser) {
    for (String part : TRIED_AGAIN) {
      for (String start : List.of("", "PASSED ", "[ok]: ")) {
        String line = start + part.repeat(100_000 / part.length());
        assertThatCode(() -> read(parser, List.of("Starting browser", line, line + ")", "ok")))
            .as(part)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void findsSignsOnLinesMadeToBeTriedAgainAndAgain() {
    for (String part : TRIED_AGAIN) {
      String line = part.repeat(1_000_000 / part.length());
      LogMarks marks = new LogMarks();
      marks.line(line);
      assertThat(marks.marked()).isFalse();
      LogSigns signs = new LogSigns();
      signs.line(line);
      assertThat(signs.infrastructure()).isEmpty();
    }
  }

  private static Map<String, LoggedStatus> read(String parser, List<String> lines) {
    LogParser reader = LogParsers.named(parser).orElseThrow();
    Statuses statuses = new Statuses();
    lines.forEach(line -> reader.line(line, statuses));
    reader.end(statuses);
    return statuses.byTest();
  }
}
