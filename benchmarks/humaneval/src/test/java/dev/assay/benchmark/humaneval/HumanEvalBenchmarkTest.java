package dev.assay.benchmark.humaneval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.TestResult;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HumanEvalBenchmarkTest {
  @TempDir Path folder;

  private final SandboxRunner runner = new SandboxRunner();
  private final HumanEvalBenchmark benchmark = new HumanEvalBenchmark();

  @BeforeEach
  void needsASandbox() {
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
    Assumptions.assumeTrue(runner.shortfalls().isEmpty());
  }

  @Test
  void theReferencePassesAndThePromptAloneDoesNot() throws Exception {
    HumanEvalTask task = new HumanEvalTask(Problems.TWICE);
    Evaluation reference =
        benchmark.evaluateDiff(task, task.referencePatch().orElseThrow(), context());
    assertThat(reference.outcome()).as(reference.reason()).isEqualTo(Outcome.PASSED);
    assertThat(reference.tests())
        .containsExactly(new TestResult("check", TestResult.Status.PASSED, ""));
    assertThat(reference.isolation()).containsEntry("runner", "sandbox").containsKey("network");

    Evaluation empty = benchmark.evaluateDiff(task, "", context());
    assertThat(empty.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(empty.reason()).contains("AssertionError at line 2 of the tests");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    raise SystemExit(0)\n",
        "    import os; os._exit(0)\n",
        "    print('passed'); print('{\"decision\": \"passed\"}')\n",
        "    import builtins; builtins.AssertionError = None; builtins.eval = print\n",
        "    import os; os.remove('answers.jsonl')\n",
        "    open('answers.jsonl', 'w').write('{\"decision\": \"passed\"}\\n' * 9)\n",
        "    open('answers.jsonl', 'w').write('[' * 100000)\n",
        "    open('decision.json', 'w').write('{\"decision\": \"passed\"}')\n",
        "    import answer\n",
        "    import sys; sys.modules['json'].dumps = lambda _: '{}'\n",
        "    return value.test\n",
        "    class Any(int):\n        __eq__ = lambda *_: True\n        __hash__ = int.__hash__\n    return Any()\n",
        "    class Any:\n        __eq__ = lambda *_: True\n    return Any()\n",
        "    a = []; a.append(a); return a\n",
        "def check(candidate):\n    pass\n",
        "raise SystemExit(0)\n",
        "import os; os.kill(os.getpid(), 9)\n",
      })
  void whatDoesNotDoubleDoesNotPass(String completion) throws Exception {
    assertThat(completed(Problems.TWICE, completion).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatTheCandidateSeesHoldsNothingOfTheTests() throws Exception {
    Evaluation evaluation =
        completed(
            Problems.TWICE,
            """
                import os
                raise ValueError(sorted(os.listdir(".")))
            """);
    assertThat(evaluation.reason())
        .contains("'answer.py', 'answers.jsonl', 'calls.json', 'entry_point', 'solution.py'")
        .doesNotContain("judge", "test.py", "problem");
  }

  @Test
  void oneThatDoesNotEndIsOverTheTimeLimit() throws Exception {
    Evaluation evaluation =
        completed(
            Problems.TWICE,
            "    while isinstance(value, str):\n        pass\n    return value * 2\n");
    assertThat(evaluation.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(evaluation.reason())
        .isEqualTo("the program did not come to call 3 of 5: it took more than 10 seconds");
  }

  @Test
  void callsThatDependOnValuesAreMadeInFurtherRounds() throws Exception {
    Problem twice =
        Problems.judgedBy(
            """
            import random
            def check(candidate):
                start = random.randint(1, 10 ** 9)
                assert candidate(candidate(candidate(start))) == 8 * start
            """);
    assertThat(completed(twice, "    return value + value\n").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(completed(twice, "    return value + 1\n").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void errorsAndChangedArgumentsComeBackToo() throws Exception {
    Problem twice =
        Problems.judgedBy(
            """
            def check(candidate):
                numbers = [1, 2]
                candidate(numbers)
                assert numbers == [1, 2, 1, 2]
                try:
                    candidate(None)
                    assert False
                except TypeError as error:
                    assert "NoneType" in str(error)
            """);
    assertThat(completed(twice, "    value *= 2\n    return value\n").outcome())
        .isEqualTo(Outcome.PASSED);
    assertThat(completed(twice, "    return value * 2\n").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void testsThatCatchEverythingDoNotTakeAnEndForAnError() throws Exception {
    Problem twice =
        Problems.judgedBy(
            """
            def check(candidate):
                try:
                    candidate(None)
                except:
                    pass
            """);
    assertThat(completed(twice, "    import os; os._exit(0)\n").reason())
        .isEqualTo("the program did not come to call 1 of 1: it ended with status 0");
  }

  @Test
  void testsThatCannotJudgeAreNoFaultOfTheCandidate() {
    assertThatThrownBy(
            () -> completed(Problems.judgedBy("def check(candidate):\n    pass\n"), "    pass\n"))
        .isInstanceOf(RunnerException.class)
        .hasMessage("the tests of Small/0 cannot be run: they never call twice");
    assertThatThrownBy(() ->
            completed(
                Problems.judgedBy("def check(candidate):\n    candidate(print)\n"), "    pass\n"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("of none of Python's own types");
    assertThatThrownBy(() -> completed(Problems.judgedBy("def check(\n"), "    pass\n"))
        .isInstanceOf(RunnerException.class);
  }

  @Test
  void aPatchMayTouchTheSolutionOnly() throws Exception {
    HumanEvalTask task = new HumanEvalTask(Problems.TWICE);
    for (FileChange change :
        List.of(
            new FileChange.Write("values.py", ""),
            new FileChange.Write("test.py", ""),
            new FileChange.Delete(HumanEvalTask.FILE))) {
      assertThat(benchmark.evaluate(task, new Patch(List.of(change)), context()).outcome())
          .as(change.path())
          .isEqualTo(Outcome.PATCH_REJECTED);
    }
  }

  @Test
  void isFoundWhereItIsInstalled() {
    assertThat(ServiceLoader.load(Benchmark.class))
        .extracting(Benchmark::name)
        .containsExactly("humaneval");
  }

  private Evaluation completed(Problem problem, String completion) throws Exception {
    String program = problem.prompt() + completion;
    return benchmark.evaluate(
        new HumanEvalTask(problem),
        new Patch(List.of(new FileChange.Write(HumanEvalTask.FILE, program))),
        context());
  }

  private EvaluationContext context() throws Exception {
    Path scratch = Files.createTempDirectory(folder, "scratch-");
    return new EvaluationContext(
        runner, scratch, scratch.resolve("out"), scratch.resolve("err"), false, false);
  }
}
