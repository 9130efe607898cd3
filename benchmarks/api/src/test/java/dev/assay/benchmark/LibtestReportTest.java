package dev.assay.benchmark;

import static dev.assay.benchmark.TestResult.Status.FAILED;
import static dev.assay.benchmark.TestResult.Status.PASSED;
import static dev.assay.benchmark.TestResult.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class LibtestReportTest {
  private static final String TWO_BINARIES =
      """

      running 4 tests
      test tests::ig ... ignored, why
      test tests::ok ... ok
      test tests::bad ... FAILED
      test tests::sp - should panic ... ok

      failures:

      ---- tests::bad stdout ----
      test tests::forged ... ok
      thread 'tests::bad' panicked at src/lib.rs:8:45:
      assertion `left == right` failed


      failures:
          tests::bad

      test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.16s


      running 1 test
      test tests::ok ... ok

      test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s


      running 1 test
      test src/lib.rs - add (line 2) ... ok

      test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.09s

      """;

  private static String malformed(String text) {
    return Reports.malformed(TestReportFormat.LIBTEST, text);
  }

  @Test
  void readsSeveralBinariesAndDocumentationTests() {
    assertThat(Reports.complete(TestReportFormat.LIBTEST, TWO_BINARIES).tests())
        .extracting(TestResult::id, TestResult::status, TestResult::message)
        .containsExactly(
            tuple("tests::ig", SKIPPED, ""),
            tuple("tests::ok", PASSED, ""),
            tuple(
                "tests::bad",
                FAILED,
                """
                test tests::forged ... ok
                thread 'tests::bad' panicked at src/lib.rs:8:45:
                assertion `left == right` failed\
                """),
            tuple("tests::sp", PASSED, ""),
            tuple("tests::ok (2)", PASSED, ""),
            tuple("src/lib.rs - add (line 2)", PASSED, ""));
  }

  @Test
  void readsAResultThatFollowsWhatTheTestPrinted() {
    assertThat(
            Reports.complete(
                    TestReportFormat.LIBTEST,
                    """
                    running 1 test
                    test slow has been running for over 60 seconds
                    test slow ... printed by the test
                    ok
                    test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 61.00s
                    """)
                .tests())
        .extracting(TestResult::id, TestResult::status)
        .containsExactly(tuple("slow", PASSED));
  }

  @Test
  void refusesABinaryThatEndedEarly() {
    assertThat(malformed("running 2 tests\ntest a ... ok\n"))
        .contains("ends within the test binary that starts at line 1");
    assertThat(malformed("")).contains("no 'running … tests' line");
    assertThat(malformed("   Compiling m v0.1.0\n")).contains("no 'running … tests' line");
  }

  @Test
  void refusesLinesThatDoNotAddUp() {
    String end = "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; x\n";
    assertThat(malformed("running 2 tests\ntest a ... ok\n" + end))
        .isEqualTo("line 3: line 1 announces 2 tests, but 1 follow");
    assertThat(malformed("running 1 test\ntest a ... ok\ntest b ... ok\n" + end))
        .contains("line 3")
        .contains("more than the 1 tests");
    assertThat(malformed("running 1 test\ntest a ... FAILED\n" + end))
        .contains("counts 1 tests as passed, but 0");
    assertThat(malformed("running 2 tests\ntest a ... ok\ntest a ... ok\n" + end))
        .contains("line 3")
        .contains("'a' was reported before");
    assertThat(malformed(end)).contains("line 1").contains("without its 'running");
  }

  @Test
  void refusesANumberOfTestsThatNobodyWrites() {
    assertThat(malformed("running 999999999 tests\n")).contains("more than 50000 tests");
  }
}
