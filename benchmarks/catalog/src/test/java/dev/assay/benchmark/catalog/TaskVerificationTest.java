package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.protocol.Outcome;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskVerificationTest {
  private static final String SCRIPT =
      """
      check() { if [ "$(sh code.sh $2)" = "$3" ]; then echo "ok $1 - doubles $2"; else echo "not ok $1 - doubles $2"; bad=1; fi; }
      echo 1..2
      check 1 2 4
      check 2 3 6
      exit ${bad:-0}
      """;

  @TempDir Path scratch;
  @TempDir Path catalog;

  private TaskVerification verification() {
    return verification(VerificationPlan.once(3));
  }

  private TaskVerification verification(VerificationPlan plan) {
    return new TaskVerification(new ProcessRunner(), scratch, plan);
  }

  private TaskFixture doubling() {
    return TaskFixture.shell(catalog, "t", SCRIPT)
        .metadata(", \"report\": {\"format\": \"tap\"}, \"expected_tests\": \"ids.txt\"")
        .file("ids.txt", "doubles 2\ndoubles 3\n")
        .file("solution/code.sh", "echo $(($1 * 2))\n");
  }

  private List<VariantResult> verify() throws Exception {
    return verify(VerificationPlan.once(3));
  }

  private List<VariantResult> verify(VerificationPlan plan) throws Exception {
    return variants(verification(plan).verify(Catalogs.load(catalog), _ -> {}));
  }

  private static List<VariantResult> variants(List<VerifiedTask> verified) {
    return verified.stream().flatMap(task -> task.variants().stream()).toList();
  }

  @Test
  void confirmsSoundTasksAndTellsEachResultOnce() throws Exception {
    List<VariantResult> progress = new ArrayList<>();
    List<VariantResult> results =
        variants(verification().verify(Catalogs.load(Catalogs.NATIVE), progress::add));

    assertThat(results)
        .extracting(
            VariantResult::taskId, result -> result.variant().label(), VariantResult::standing)
        .containsExactly(
            tuple("python_bugfix_midpoint", "reference", Standing.CONFIRMED),
            tuple("python_bugfix_midpoint", "starter", Standing.CONFIRMED),
            tuple("python_bugfix_midpoint", "mutant rounds_up", Standing.CONFIRMED),
            tuple("shell_feature_greeting", "reference", Standing.CONFIRMED),
            tuple("shell_feature_greeting", "starter", Standing.CONFIRMED),
            tuple("shell_feature_greeting", "mutant forgets_the_default", Standing.CONFIRMED),
            tuple("shell_feature_greeting", "mutant shouts", Standing.CONFIRMED));
    assertThat(results.getLast().failingTests())
        .containsExactly("greets by name", "greets the default");
    assertThat(results.getFirst().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(progress).containsExactlyInAnyOrderElementsOf(results);
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refutesAMutantThatPassesAndOneThatFailsForAnotherReason() throws Exception {
    doubling()
        .mutant("adds", "code.sh", "echo $(($1 + 2))\n")
        .file("mutants/adds/MUTANT.md", "Adds two.\n\ncaught-by: doubles 2\n")
        .mutant("broken", "code.sh", "kill $PPID\n")
        .file("mutants/broken/MUTANT.md", "Ends the tests.\n\ncaught-by: doubles 2\n")
        .mutant("correct", "code.sh", "echo $(($1 + $1))\n");
    List<VariantResult> results = verify();

    assertThat(results)
        .extracting(VariantResult::standing)
        .containsExactly(
            Standing.CONFIRMED,
            Standing.CONFIRMED,
            Standing.REFUTED,
            Standing.REFUTED,
            Standing.REFUTED);
    assertThat(results.get(2).remark())
        .isEqualTo("fails, but not on what MUTANT.md names: doubles 2; doubles 3 failed");
    assertThat(results.get(3).remark())
        .isEqualTo(
            "fails, but not on what MUTANT.md names: doubles 2; the test command was ended by"
                + " SIGTERM");
    assertThat(results.get(4).remark())
        .isEqualTo("the mutant passes: the tests do not see what is wrong");
  }

  @Test
  void refutesAStarterThatPassesAndAReferenceThatFails() throws Exception {
    doubling().file("solution/code.sh", "echo 4\n").file("workspace/code.sh", "echo $(($1 * 2))\n");
    List<VariantResult> results = verify();

    assertThat(results)
        .extracting(VariantResult::remark)
        .containsExactly(
            "the reference does not pass: doubles 3 failed",
            "the starter passes: the tests do not see what is wrong");
  }

  @Test
  void refutesAPatchThatTheTasksOwnRulesReject() throws Exception {
    doubling()
        .metadata(
            ", \"report\": {\"format\": \"tap\"}, \"expected_tests\": \"ids.txt\"",
            ", \"protected\": [\"code.sh\"]")
        .mutant("adds", "code.sh", "echo $(($1 + 2))\n");
    List<VariantResult> results = verify();

    assertThat(results.get(0).remark()).startsWith("the reference does not pass: code.sh");
    assertThat(results.get(2).remark())
        .startsWith("the mutant was not judged by the tests: code.sh");
  }

  @Test
  void refutesAReferenceThatReportsTestsWhichAreNotRecorded() throws Exception {
    doubling().file("ids.txt", "doubles 2\n");
    assertThat(verify().getFirst().remark())
        .isEqualTo("tests are reported that are not recorded: doubles 3");
  }

  @Test
  void leavesUndecidedWhatCannotBeJudgedHere() throws Exception {
    List<VariantResult> results =
        variants(verification().verify(Catalogs.load(Catalogs.FOREIGN), _ -> {}));
    assertThat(results.getFirst().standing()).isEqualTo(Standing.UNDECIDED);
    assertThat(results.getFirst().remark()).isEqualTo("the task has no solution/");
    assertThat(results.get(1).standing()).isEqualTo(Standing.CONFIRMED);
  }

  @Test
  void namesWhatIsUnsteadyAndHowOften() throws Exception {
    Path count = scratch.resolveSibling("count-" + scratch.getFileName());
    TaskFixture.shell(
            catalog,
            "t",
            """
            echo run >> %s
            runs=$(wc -l < %s)
            echo 1..2
            echo "ok 1 - always"
            if [ $((runs %% 4)) = 0 ]; then echo "not ok 2 - mostly"; exit 1; fi
            echo "ok 2 - mostly"
            """
                .formatted(count, count))
        .metadata(", \"report\": {\"format\": \"tap\"}")
        .file("solution/code.sh", "echo 1\n");
    VariantResult reference = verify(new VerificationPlan(8, 1, 1, false)).getFirst();
    Files.delete(count);

    assertThat(reference.standing()).isEqualTo(Standing.REFUTED);
    assertThat(reference.times()).hasSize(8);
    assertThat(reference.unsteadyTests()).hasSize(1);
    assertThat(reference.remark())
        .matches(
            "in [12] of 8 runs, the reference does not pass: mostly failed"
                + "; unsteady: mostly \\(passed in [67] of 8\\)");
    assertThat(reference.faults().getFirst().file()).isEqualTo("solution/");
    assertThat(reference.faults().getFirst().remedy())
        .isEqualTo("take out what depends on time, order or chance");
  }

  @Test
  void refutesATestWhoseNameChangesFromRunToRun() throws Exception {
    TaskFixture.shell(catalog, "t", "echo 1..1\necho \"ok 1 - test $$\"\n")
        .metadata(", \"report\": {\"format\": \"tap\"}")
        .file("solution/code.sh", "echo 1\n");
    VariantResult reference = verify(new VerificationPlan(2, 1, 1, false)).getFirst();

    assertThat(reference.standing()).isEqualTo(Standing.REFUTED);
    assertThat(reference.faults().getFirst().file()).isEqualTo("tests/");
    assertThat(reference.remark())
        .matches(
            "the same tests do not end alike in all runs:"
                + " test \\d+ \\(reported in 1 of 2\\), test \\d+ \\(reported in 1 of 2\\)");
  }

  @Test
  void refutesAMutantThatDoesNotFitItsReferenceAnyMore() throws Exception {
    doubling()
        .mutant("adds", "code.sh", "echo $(($1 + 2))\n")
        .file("solution/code.sh", "expr 2 '*' $1\n");
    VariantResult mutant = verify().getLast();

    assertThat(mutant.standing()).isEqualTo(Standing.REFUTED);
    assertThat(mutant.remark())
        .startsWith(
            "the mutant was not judged by the tests: mutant.diff does not fit the reference: code.sh");
    assertThat(mutant.faults().getFirst().file()).isEqualTo("mutants/adds/");
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refutesAMutantOfWhichNobodySaysWhatCatchesIt() throws Exception {
    doubling().mutant("adds", "code.sh", "echo $(($1 + 2))\n");
    TaskFault fault = verify().getLast().faults().getFirst();

    assertThat(fault.file()).isEqualTo("mutants/adds/MUTANT.md");
    assertThat(fault.remedy())
        .isEqualTo("add the line 'caught-by: <test id>', such as 'doubles 3'");
  }

  @Test
  void busyCoresEndWithTheVerification() throws Exception {
    doubling();
    assertThat(verify(new VerificationPlan(2, 1, 2, true)))
        .extracting(VariantResult::standing)
        .containsOnly(Standing.CONFIRMED);
    List<Thread> threads;
    try (BusyCores busy = new BusyCores(2)) {
      threads = busy.threads();
      assertThat(threads).hasSize(2).allMatch(Thread::isAlive).allMatch(Thread::isDaemon);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("busy-"));
  }

  @Test
  void tellsHowManyRunsArePlannedAndEachAsItEnds() throws Exception {
    doubling();
    List<String> told = new ArrayList<>();
    verification(new VerificationPlan(3, 2, 2, false))
        .verify(
            Catalogs.load(catalog),
            new VerificationObserver() {
              @Override
              public void planned(int runs) {
                told.add("planned " + runs);
              }

              @Override
              public void ran(String taskId, Variant variant) {
                told.add(variant.label());
              }

              @Override
              public void judged(VariantResult result) {
                told.add("judged " + result.variant().label());
              }
            });
    assertThat(told).first().isEqualTo("planned 5");
    assertThat(told)
        .hasSize(8)
        .contains("judged reference", "judged starter")
        .haveExactly(3, new Condition<>("reference"::equals, "a run of the reference"));
  }

  @Test
  void recordsTheTestsThatTheReferenceReports() throws Exception {
    TaskFixture fixture = doubling();
    Path ids = fixture.folder().resolve("ids.txt");
    Files.delete(ids);
    CatalogTask task =
        new CatalogBenchmark().loadTasksToRecord(new BenchmarkConfig(catalog, _ -> {})).getFirst();

    assertThat(verification().recordExpectedTests(task)).containsExactly("doubles 2", "doubles 3");
    assertThat(ids).hasContent("doubles 2\ndoubles 3\n");
    assertThat(verify()).extracting(VariantResult::standing).containsOnly(Standing.CONFIRMED);
  }

  @Test
  void recordsNothingForAReferenceThatFails() throws Exception {
    TaskFixture fixture = doubling().file("solution/code.sh", "echo 4\n");
    CatalogTask task = Catalogs.task(catalog, "t");
    assertThatThrownBy(() -> verification().recordExpectedTests(task))
        .isInstanceOf(TaskException.class)
        .hasMessage("the reference of t does not pass: doubles 3 failed");
    assertThat(fixture.folder().resolve("ids.txt")).hasContent("doubles 2\ndoubles 3\n");
  }

  @Test
  void anInterruptionEndsWhatRuns() throws Exception {
    TaskFixture.shell(catalog, "t", "sleep 1000\n");
    List<CatalogTask> tasks = Catalogs.load(catalog);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> verification().verify(tasks, _ -> {}))
        .isInstanceOf(InterruptedException.class);
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }
}
