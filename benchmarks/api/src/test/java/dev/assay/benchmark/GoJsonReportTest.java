package dev.assay.benchmark;

import static dev.assay.benchmark.TestResult.Status.ERROR;
import static dev.assay.benchmark.TestResult.Status.FAILED;
import static dev.assay.benchmark.TestResult.Status.PASSED;
import static dev.assay.benchmark.TestResult.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.benchmark.TestReport.Complete;
import org.junit.jupiter.api.Test;

class GoJsonReportTest {
  private static Complete read(String text) {
    return Reports.complete(TestReportFormat.GO_JSON, text);
  }

  private static String malformed(String text) {
    return Reports.malformed(TestReportFormat.GO_JSON, text);
  }

  @Test
  void readsTestsAndSubtests() {
    Complete report =
        read(
            """
            {"Time":"2026-11-21T01:46:03Z","Action":"start","Package":"example.com/m"}
            {"Action":"run","Package":"example.com/m","Test":"TestOk"}
            {"Action":"output","Package":"example.com/m","Test":"TestOk","Output":"=== RUN   TestOk\\n"}
            {"Action":"run","Package":"example.com/m","Test":"TestOk/s2"}
            {"Action":"output","Package":"example.com/m","Test":"TestOk/s2","Output":"    a_test.go:3: bad\\n"}
            {"Action":"output","Package":"example.com/m","Test":"TestOk/s2","Output":"--- FAIL: TestOk/s2 (0.00s)\\n"}
            {"Action":"fail","Package":"example.com/m","Test":"TestOk/s2","Elapsed":0}
            {"Action":"fail","Package":"example.com/m","Test":"TestOk","Elapsed":0}
            {"Action":"run","Package":"example.com/m","Test":"TestSkip"}
            {"Action":"output","Package":"example.com/m","Test":"TestSkip","Output":"    a_test.go:4: why\\n"}
            {"Action":"skip","Package":"example.com/m","Test":"TestSkip","Elapsed":0}
            {"Action":"run","Package":"example.com/m","Test":"TestFine"}
            {"Action":"pass","Package":"example.com/m","Test":"TestFine","Elapsed":0}
            {"Action":"fail","Package":"example.com/m","Elapsed":0.003}
            """);
    assertThat(report.tests())
        .extracting(TestResult::id, TestResult::status, TestResult::message)
        .containsExactly(
            tuple("example.com/m::TestOk/s2", FAILED, "a_test.go:3: bad"),
            tuple("example.com/m::TestOk", FAILED, ""),
            tuple("example.com/m::TestSkip", SKIPPED, "a_test.go:4: why"),
            tuple("example.com/m::TestFine", PASSED, ""));
    assertThat(report.problem()).isEmpty();
  }

  @Test
  void reportsABuildFailureWithItsFirstDiagnostic() {
    Complete report =
        read(
            """
            {"ImportPath":"m [m.test]","Action":"build-output","Output":"# m [m.test]\\n"}
            {"ImportPath":"m [m.test]","Action":"build-output","Output":"./b.go:3:27: undefined: x\\n"}
            {"ImportPath":"m [m.test]","Action":"build-fail"}
            {"Action":"start","Package":"m"}
            {"Action":"output","Package":"m","Output":"FAIL\\tm [build failed]\\n"}
            {"Action":"fail","Package":"m","Elapsed":0,"FailedBuild":"m [m.test]"}
            """);
    assertThat(report.tests()).isEmpty();
    assertThat(report.problem())
        .hasValue("the build of m [m.test] failed: ./b.go:3:27: undefined: x");
  }

  @Test
  void reportsABuildFailureOfOlderGo() {
    assertThat(read("FAIL\texample.com/m [build failed]\nFAIL\n").problem())
        .hasValue("FAIL example.com/m [build failed]");
  }

  @Test
  void reportsAPackageThatFailsWithoutAFailedTest() {
    assertThat(
            read("""
            {"Action":"start","Package":"m"}
            {"Action":"run","Package":"m","Test":"TestA"}
            {"Action":"pass","Package":"m","Test":"TestA"}
            {"Action":"output","Package":"m","Output":"exit status 3\\n"}
            {"Action":"fail","Package":"m"}
            """)
                .problem())
        .hasValue("the package m failed: exit status 3");
  }

  @Test
  void takesATestThatNeverEndsForAnError() {
    assertThat(
            read("""
            {"Action":"run","Package":"m","Test":"TestA"}
            {"Action":"output","Package":"m","Test":"TestA","Output":"panic: boom\\n"}
            {"Action":"run","Package":"m","Test":"TestB"}
            {"Action":"fail","Package":"m"}
            """)
                .tests())
        .extracting(TestResult::id, TestResult::status, TestResult::message)
        .containsExactly(
            tuple("m::TestA", ERROR, "panic: boom"),
            tuple("m::TestB", ERROR, "the test started and never ended"));
  }

  @Test
  void acceptsAPackageWithoutTests() {
    assertThat(
            read("""
            {"Action":"start","Package":"m/cmd"}
            {"Action":"output","Package":"m/cmd","Output":"?   \\tm/cmd\\t[no test files]\\n"}
            {"Action":"skip","Package":"m/cmd","Elapsed":0}
            """)
                .tests())
        .isEmpty();
  }

  @Test
  void refusesAReportThatIsCut() {
    assertThat(malformed("")).contains("without an event");
    assertThat(malformed("ok  \tm\t0.01s\n")).contains("without an event");
    assertThat(malformed("{\"Action\":\"start\",\"Package\":\"m\"}\n"))
        .isEqualTo("line 1: the report ends before the package m did");
    assertThat(malformed("{\"Action\":\"start\",\"Pack"))
        .startsWith("line 1: the event is not valid JSON");
  }

  @Test
  void refusesEventsThatContradictEachOther() {
    assertThat(malformed("{\"Action\":\"pass\",\"Package\":\"m\",\"Test\":\"TestA\"}"))
        .contains("line 1")
        .contains("m::TestA ended and never started");
    assertThat(
            malformed(
                """
                {"Action":"run","Package":"m","Test":"TestA"}
                {"Action":"run","Package":"m","Test":"TestA"}
                """))
        .contains("line 2")
        .contains("started before it ended");
    assertThat(
            malformed(
                """
                {"Action":"pass","Package":"m"}
                {"Action":"run","Package":"m","Test":"TestA"}
                """))
        .contains("line 2")
        .contains("after its end");
    assertThat(
            malformed(
                """
                {"Action":"run","Package":"m","Test":"TestA"}
                {"Action":"fail","Package":"m","Test":"TestA"}
                {"Action":"run","Package":"m","Test":"TestA"}
                {"Action":"pass","Package":"m","Test":"TestA"}
                {"Action":"pass","Package":"m"}
                """))
        .contains("line 4")
        .contains("reported before");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThat(malformed("{\"Action\":\"fail\",\"Action\":\"pass\",\"Package\":\"m\"}"))
        .contains("line 1")
        .containsIgnoringCase("duplicate");
  }

  @Test
  void refusesAnEventOfAMillionCharacters() {
    assertThat(malformed("{\"Action\":\"" + "x".repeat(2_000_000) + "\"}\n"))
        .isEqualTo("line 1: the event is too long");
  }
}
