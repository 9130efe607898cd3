package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a test command can end, and what that counts as.
class EndingsTest {
  private static final String TAP = ", \"report\": {\"format\": \"tap\"}";

  @TempDir Path scratch;
  @TempDir Path catalog;

  private Evaluation run(String evalFields, String script) throws Exception {
    TaskFixture.shell(catalog, "t", script).metadata(evalFields);
    return new Evaluations(scratch).evaluate(Catalogs.task(catalog, "t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ok 1 - a;ok 2 - b;1..2            | 0 | PASSED | all 2 tests passed
          ok 1 - a;ok 2 - b;ok 3 - c;1..3   | 0 | PASSED | all 3 tests passed
          ok 1 - a;ok 2 - b;ok 3 - c # SKIP;1..3 | 0 | PASSED | all 2 tests passed
          ok 1 - a;ok 2 - b;1..2            | 1 | FAILED | all tests passed, but the command ended with exit status 1
          ok 1 - a;not ok 2 - b;1..2        | 0 | FAILED | b failed
          ok 1 - a;1..1                     | 0 | FAILED | b did not run
          ok 1 - a;ok 2 - b # SKIP no;1..2  | 0 | FAILED | b was skipped: no
          ok 1 - a;not ok 2 - b # TODO;1..2 | 0 | FAILED | b was skipped
          ok 1 - a;ok 2 - b;not ok 3 - c;1..3 | 0 | FAILED | c failed
          ok 1 - a;ok 2 - b;1..2;Bail out! x | 0 | FAILED | the tests bailed out: x
          1..0                              | 0 | FAILED | a did not run (2 of 2 tests did not pass)
          ok 1 - a;ok 2 - b                 | 0 | FAILED | the test report is unusable: line 2: no plan ('1..2'): the tests ended early; the command ended with exit status 0
          ok 1 - a;ok 2 - a;1..2            | 0 | FAILED | the test report is unusable: line 2: the test 'a' was reported before; ids must be unique; the command ended with exit status 0
          nothing                           | 0 | FAILED | the test report is unusable: line 1: no plan ('1..0'): the tests ended early; the command ended with exit status 0
          error[E0308]: mismatched          | 101 | FAILED | the code cannot be built or loaded: error[E0308]: mismatched
          """)
  void withRecordedTestsExactlyTheseHaveToPass(
      String lines, int status, Outcome outcome, String reason) throws Exception {
    TaskFixture.shell(catalog, "t", script(lines, status))
        .metadata(TAP + ", \"expected_tests\": \"ids.txt\"")
        .file("ids.txt", "a\nb\n");
    Evaluation evaluation = new Evaluations(scratch).evaluate(Catalogs.task(catalog, "t"));
    assertThat(evaluation.reason()).isEqualTo(reason);
    assertThat(evaluation.outcome()).isEqualTo(outcome);
    assertThat(evaluation.tests()).extracting(TestResult::id).startsWith("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ok 1 - a;1..1               | 0 | PASSED | the test passed
          ok 1 - a;ok 2 - b # SKIP;1..2 | 0 | PASSED | the test passed
          ok 1 - a;1..1               | 2 | FAILED | all tests passed, but the command ended with exit status 2
          not ok 1 - a;1..1           | 0 | FAILED | a failed
          ok 1 - a # SKIP;1..1        | 0 | FAILED | no test was run; the command ended with exit status 0
          1..0                        | 0 | FAILED | no test was run; the command ended with exit status 0
          """)
  void withoutRecordedTestsSomeTestHasToPassAndNoneToFail(
      String lines, int status, Outcome outcome, String reason) throws Exception {
    Evaluation evaluation = run(TAP, script(lines, status));
    assertThat(evaluation.reason()).isEqualTo(reason);
    assertThat(evaluation.outcome()).isEqualTo(outcome);
  }

  @Test
  void aCommandThatDoesNotEndIsStoppedWithAllThatItStarted() throws Exception {
    Path children = scratch.resolve("children");
    TaskFixture.shell(
            catalog, "t", "sleep 1000 & echo $! > " + children + "; echo 'ok 1 - a'; wait\n")
        .file(
            "metadata.json",
            """
            {"task_id": "t", "language": "shell", "type": "bug_fix", "difficulty": "easy",
             "eval": {"command": ["sh", "tests/run.sh"], "timeout_seconds": 0.7,
                      "report": {"format": "tap"}, "expected_tests": "ids.txt"}}\
            """)
        .file("ids.txt", "a\n");
    Evaluation evaluation = new Evaluations(scratch).evaluate(Catalogs.task(catalog, "t"));
    assertThat(evaluation.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(evaluation.reason()).isEqualTo("the tests did not end within 0.7 seconds");
    assertThat(evaluation.tests()).containsExactly(new TestResult("a", Status.MISSING, ""));
    long child = Long.parseLong(Files.readString(children).strip());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aSignalIsToldByItsName() throws Exception {
    assertThat(run("", "kill -SEGV $$\n").reason())
        .isEqualTo("the test command was ended by SIGSEGV");
    assertThat(run("", "sh -c 'kill -KILL $$'\n").reason())
        .startsWith("the test command ended with exit status 137 (a program was ended by SIGKILL)");
  }

  @Test
  void outputWithoutEndIsCutAndNoReport() throws Exception {
    Evaluation evaluation =
        run(TAP, "echo 'ok 1 - a'; echo 1..1; head -c 50000000 /dev/zero | tr '\\0' '\\n'\n");
    assertThat(evaluation.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(evaluation.reason())
        .startsWith("the test report is unusable: the command printed 50000014 bytes");
  }

  @Test
  void aProgramThatIsNotThereIsTheRunnersFailureNotThePatchs() {
    TaskFixture.shell(catalog, "t", "")
        .file(
            "metadata.json",
            """
            {"task_id": "t", "language": "shell", "type": "bug_fix", "difficulty": "easy",
             "eval": {"command": ["no-such-program"], "timeout_seconds": 5}}\
            """);
    assertThatThrownBy(() -> new Evaluations(scratch).evaluate(Catalogs.task(catalog, "t")))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("the tests of t could not be run")
        .hasMessageContaining("no-such-program");
  }

  private static String script(String lines, int status) {
    return "cat <<'END'\n" + lines.replace(';', '\n') + "\nEND\nexit " + status + "\n";
  }
}
