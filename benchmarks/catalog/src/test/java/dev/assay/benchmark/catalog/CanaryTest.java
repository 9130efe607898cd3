package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.TestReport;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.protocol.Outcome;
import dev.assay.runner.ExecutionResult.Termination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CanaryTest {
  private static final String SECRET = "8badf00d8badf00d";
  private static final Canary CANARY = new Canary(List.of("canary"), SECRET, "tests/x", "", 1);
  private static final TestResult SUNG = new TestResult("canary", Status.FAILED, "said " + SECRET);

  @TempDir Path folder;
  private CatalogTask task;
  private Path output;
  private Path error;

  @BeforeEach
  void task() throws Exception {
    TaskFixture.shell(folder, "t", "")
        .metadata(", \"report\": {\"format\": \"tap\"}, \"expected_tests\": \"ids.txt\"")
        .file("ids.txt", "one\ntwo\n");
    task = Catalogs.task(folder, "t");
    output = Files.createFile(folder.resolve("output"));
    error = Files.createFile(folder.resolve("error"));
  }

  private Verdict judged(Termination termination, TestReport report) throws Exception {
    return CANARY.judge(new TestRun(task, termination, report, output, error));
  }

  private Verdict judged(int status, Status one, TestResult... further) throws Exception {
    List<TestResult> tests = new ArrayList<>(List.of(further));
    tests.add(new TestResult("one", one, ""));
    tests.add(new TestResult("two", Status.PASSED, ""));
    return judged(new Termination.Exited(status), new TestReport.Complete(tests, Optional.empty()));
  }

  @Test
  void aRunInWhichItAloneFailedHasPassed() throws Exception {
    Verdict verdict = judged(1, Status.PASSED, SUNG);
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.reason()).isEqualTo("all 2 tests passed");
    assertThat(verdict.tests()).extracting(TestResult::id).containsExactly("one", "two");
  }

  @Test
  void aTestThatFailedBesideItCounts() throws Exception {
    assertThat(judged(1, Status.FAILED, SUNG).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(judged(1, Status.SKIPPED, SUNG).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aReportWithoutItIsForged() throws Exception {
    assertThat(judged(0, Status.PASSED)).satisfies(forged("is missing from the report"));
    assertThat(judged(1, Status.PASSED)).satisfies(forged("is missing from the report"));
  }

  @Test
  void aReportInWhichItPassedIsForgedWhateverElseFailed() throws Exception {
    TestResult passed = new TestResult("canary", Status.PASSED, "");
    assertThat(judged(0, Status.PASSED, passed)).satisfies(forged("is reported as passed"));
    assertThat(judged(1, Status.FAILED, passed)).satisfies(forged("is reported as passed"));
  }

  @Test
  void aReportThatSkipsItIsForged() throws Exception {
    assertThat(judged(1, Status.PASSED, new TestResult("canary", Status.SKIPPED, SECRET)))
        .satisfies(forged("was skipped"));
  }

  @Test
  void itsFailureHasToEndTheCommandAsFailuresDo() throws Exception {
    assertThat(judged(0, Status.PASSED, SUNG))
        .satisfies(forged("failed, and the command did not end with status 1"));
    assertThat(judged(2, Status.PASSED, SUNG).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void itHasToFailForItsOwnReason() throws Exception {
    TestResult other = new TestResult("canary", Status.FAILED, "no such function");
    assertThat(judged(1, Status.PASSED, other))
        .satisfies(forged("failed for a reason that is not its own"));
    Files.writeString(error, "unexpected: " + SECRET + "\n");
    assertThat(judged(1, Status.PASSED, other).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void codeThatFailsBeforeAnyTestIsNotCalledAForgery() throws Exception {
    Verdict verdict = judged(new Termination.Exited(1), new TestReport.Malformed("it is empty"));
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(
            judged(new Termination.TimedOut(Duration.ofSeconds(1)), new TestReport.Malformed("")))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void eachBuildOfTheTestsHasIt() throws Exception {
    Canary canary = new Canary(List.of("a: canary", "b: canary"), SECRET, "tests/x", "", 1);
    List<TestResult> tests =
        List.of(
            new TestResult("a: canary", Status.FAILED, SECRET),
            new TestResult("one", Status.PASSED, ""),
            new TestResult("two", Status.PASSED, ""));
    TestReport report = new TestReport.Complete(tests, Optional.empty());
    assertThat(canary.judge(new TestRun(task, new Termination.Exited(1), report, output, error)))
        .satisfies(forged("is missing from the report"));
  }

  @ParameterizedTest
  @EnumSource
  void itsSourceHoldsTheReversedSecretAndItsName(CanaryKind kind) {
    String text = kind == CanaryKind.SUITE ? "Suite suite = new Suite();\nrest\n" : "rest\n";
    assertThat(kind.added(text, "group", "a_name", "d00fdab8"))
        .hasValueSatisfying(with ->
            assertThat(with).contains("rest\n", "a_name", "d00fdab8").doesNotContain("8badf00d"));
  }

  private static Consumer<Verdict> forged(String how) {
    return verdict -> {
      assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
      assertThat(verdict.reason())
          .isEqualTo("the result is forged: a test that no solution passes " + how);
    };
  }
}
