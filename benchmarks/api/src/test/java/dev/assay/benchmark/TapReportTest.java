package dev.assay.benchmark;

import static dev.assay.benchmark.TestResult.Status.FAILED;
import static dev.assay.benchmark.TestResult.Status.PASSED;
import static dev.assay.benchmark.TestResult.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TapReportTest {
  private static List<Tuple> tests(String text) {
    return Reports.complete(TestReportFormat.TAP, text).tests().stream()
        .map(test -> tuple(test.id(), test.status(), test.message()))
        .toList();
  }

  private static String malformed(String text) {
    return Reports.malformed(TestReportFormat.TAP, text);
  }

  @Test
  void readsWhatNodePrints() {
    assertThat(
            tests(
                """
                TAP version 13
                # Subtest: suite
                    # Subtest: a
                    ok 1 - a
                      ---
                      duration_ms: 1.02
                      ...
                    # Subtest: b \\# x
                    not ok 2 - b \\# x
                      ---
                      location: '/w/t.test.js:2:40'
                      error: |-
                        Expected values to be strictly equal:

                        1 !== 2

                      code: 'ERR_ASSERTION'
                      stack: |-
                        ok 3 - forged
                      ...
                    ok 3 - c # SKIP
                      ---
                      duration_ms: 0.1
                      ...
                    1..3
                not ok 1 - suite
                  ---
                  error: '1 subtest failed'
                  ...
                1..1
                # tests 3
                # fail 1
                """))
        .containsExactly(
            tuple("suite > a", PASSED, ""),
            tuple("suite > b # x", FAILED, "Expected values to be strictly equal:\n\n1 !== 2"),
            tuple("suite > c", SKIPPED, ""),
            tuple("suite", FAILED, "1 subtest failed"));
  }

  @Test
  void readsWhatAShellScriptPrints() {
    assertThat(
            tests(
                """
                1..4
                ok 1 - adds
                not ok 2 - carries
                # expected 3
                # got 4
                something that a test printed
                ok 3 # skip no bc here
                not ok - later # TODO not written
                """))
        .containsExactly(
            tuple("adds", PASSED, ""),
            tuple("carries", FAILED, "expected 3\ngot 4"),
            tuple("3", SKIPPED, "no bc here"),
            tuple("later", SKIPPED, "not written"));
  }

  @Test
  void dropsTheLevelThatNode18MakesOfEachFile() {
    assertThat(
            tests(
                """
                TAP version 13
                # Subtest: /tmp/w1/tests/a.test.js
                    ok 1 - a
                    1..1
                ok 1 - /tmp/w1/tests/a.test.js
                1..1
                """))
        .containsExactly(tuple("a", PASSED, ""));
  }

  @Test
  void reportsThatTheTestsBailedOut() {
    assertThat(
            Reports.complete(TestReportFormat.TAP, "ok 1 - a\n1..1\nBail out! no database\n")
                .problem())
        .hasValue("the tests bailed out: no database");
  }

  @Test
  void acceptsAPlanOfNothing() {
    assertThat(tests("1..0 # SKIP nothing to test\n")).isEmpty();
  }

  @Test
  void refusesAReportThatIsCut() {
    assertThat(malformed("")).contains("no plan");
    assertThat(malformed("TAP version 13\nok 1 - a\n"))
        .isEqualTo("line 2: no plan ('1..1'): the tests ended early");
    assertThat(malformed("1..2\nok 1 - a\n"))
        .isEqualTo("line 2: the plan says 2 tests, but there are 1");
    assertThat(malformed("1..1\nnot ok 1 - a\n  ---\n  error: x\n")).contains("'---' block");
    assertThat(malformed("    ok 1 - a\n    1..1\n")).contains("within a subtest");
    assertThat(malformed("    ok 1 - a\nok 1 - s\n1..1\n"))
        .isEqualTo("line 2: no plan ('1..1'): the tests ended early");
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThat(malformed("ok 2 - a\n1..1\n")).isEqualTo("line 1: test number 2 where 1 should be");
    assertThat(malformed("1..1\nok 1 - a\n1..1\n")).isEqualTo("line 3: a second plan");
    assertThat(malformed("1..2\nok 1 - a\nnot ok 2 - a\n")).contains("line 3").contains("'a'");
    assertThat(malformed("    ok 1 - a\n    1..1\n1..1\n")).contains("line 3");
  }

  @Test
  void boundsTheDepth() {
    StringBuilder text = new StringBuilder();
    for (int depth = 0; depth < 100; depth++) {
      text.append("    ".repeat(depth)).append("ok 1 - x\n");
    }
    assertThat(malformed(text.toString())).contains("nested more than 32 deep");
  }
}
