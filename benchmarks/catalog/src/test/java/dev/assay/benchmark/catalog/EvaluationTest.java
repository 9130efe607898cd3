package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import dev.assay.protocol.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  @TempDir Path scratch;
  @TempDir Path catalog;

  private Evaluations evaluations;

  @BeforeEach
  void prepare() {
    evaluations = new Evaluations(scratch);
  }

  private static CatalogTask greeting() throws Exception {
    return Catalogs.task(Catalogs.NATIVE, "shell_feature_greeting");
  }

  private static CatalogTask midpoint() throws Exception {
    return Catalogs.task(Catalogs.NATIVE, "python_bugfix_midpoint");
  }

  @Test
  void theReferencePassesEveryExpectedTest() throws Exception {
    for (CatalogTask task : Catalogs.load(Catalogs.NATIVE)) {
      Patch reference = UnifiedDiff.parse(task.referencePatch().orElseThrow());
      Evaluation evaluation = evaluations.evaluate(task, reference, false);
      assertThat(evaluation.outcome()).as(evaluation.reason()).isEqualTo(Outcome.PASSED);
      assertThat(evaluation.reason()).isEqualTo("all 2 tests passed");
      assertThat(evaluation.tests())
          .extracting(TestResult::id)
          .isEqualTo(task.expectedTests().orElseThrow());
      assertThat(evaluation.isolation()).containsEntry("runner", "process");
      assertThat(evaluation.commandTime()).isPositive();
      assertThat(evaluation.repairs()).isEmpty();
    }
  }

  @Test
  void aFailureIsToldByItsFirstTestAndMessage() throws Exception {
    Evaluation starter = evaluations.evaluate(greeting());
    assertThat(starter.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(starter.reason())
        .isEqualTo(
            "greets by name failed: expected Hello, Ada! got not written"
                + " (2 of 2 tests did not pass)");

    Evaluation partial = evaluations.evaluate(midpoint());
    assertThat(partial.reason())
        .isEqualTo("midpoint::rounds towards the first failed: midpoint(5, 0) is 2, not 3");
    assertThat(partial.tests())
        .extracting(TestResult::id, TestResult::status)
        .containsExactly(
            tuple("midpoint::is halfway", Status.PASSED),
            tuple("midpoint::rounds towards the first", Status.FAILED));
  }

  @Test
  void aPatchThatTouchesWhatJudgesIsRejected() throws Exception {
    for (String path :
        new String[] {"tests/run.sh", "tests/new.sh", "TESTS/run.sh", "data/default"}) {
      Evaluation evaluation =
          evaluations.evaluate(greeting(), new FileChange.Write(path, "echo 1..0\n"));
      assertThat(evaluation.outcome()).as(path).isEqualTo(Outcome.PATCH_REJECTED);
      assertThat(evaluation.reason()).contains(path);
      assertThat(evaluation.tests()).isEmpty();
    }
    assertThat(evaluations.evaluate(greeting(), new FileChange.Write("other.txt", "")).outcome())
        .isEqualTo(Outcome.PATCH_REJECTED);
    assertThat(evaluations.evaluate(greeting(), new FileChange.Write("../x.sh", "")).outcome())
        .isEqualTo(Outcome.PATCH_REJECTED);
  }

  @Test
  void anEvaluationLeavesTheCatalogAsItWas() throws Exception {
    String digest = midpoint().digest();
    evaluations.evaluate(midpoint(), new FileChange.Write("midpoint.py", "print(1)\n"));
    assertThat(midpoint().digest()).isEqualTo(digest);
  }

  @Test
  void aReportWrittenByThePatchIsNotRead() throws Exception {
    String forged =
        """
        <testsuite><testcase classname="midpoint" name="is halfway"/>\
        <testcase classname="midpoint" name="rounds towards the first"/></testsuite>
        """;
    Evaluation evaluation =
        evaluations.evaluate(
            midpoint(),
            new FileChange.Write("report.xml", forged),
            new FileChange.Write("midpoint.py", "import os\nos._exit(0)\n"));
    assertThat(evaluation.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(evaluation.reason())
        .startsWith("the test report is unusable: there is none at report.xml")
        .endsWith("the command ended with exit status 0");
    assertThat(evaluation.tests())
        .extracting(TestResult::status)
        .containsExactly(Status.MISSING, Status.MISSING);
  }

  @Test
  void aFolderInPlaceOfTheReportIsRemoved() throws Exception {
    Evaluation evaluation =
        evaluations.evaluate(
            midpoint(),
            new FileChange.Write("report.xml/a/b", "x"),
            new FileChange.Write("midpoint.py", solution()));
    assertThat(evaluation.outcome()).as(evaluation.reason()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aReportWrittenByTheCodeIsOverwrittenByTheTests() throws Exception {
    Evaluation evaluation =
        evaluations.evaluate(
            midpoint(),
            new FileChange.Write(
                "midpoint.py",
                """
                open('report.xml', 'w').write('<testsuite/>')
                def midpoint(a, b):
                    return 0
                """));
    assertThat(evaluation.reason()).contains("midpoint::is halfway failed");
  }

  @Test
  void codeThatDoesNotLoadIsToldByItsFirstDiagnostic() throws Exception {
    Evaluation evaluation =
        evaluations.evaluate(
            midpoint(), new FileChange.Write("midpoint.py", "def midpoint(a, b)\n"));
    assertThat(evaluation.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(evaluation.reason()).startsWith("the code cannot be built or loaded: SyntaxError: ");
  }

  @Test
  void pathsThatStartWithWorkspaceAreTakenWithoutIt() throws Exception {
    Evaluation evaluation =
        evaluations.evaluate(midpoint(), new FileChange.Write("workspace/midpoint.py", solution()));
    assertThat(evaluation.outcome()).as(evaluation.reason()).isEqualTo(Outcome.PASSED);
    assertThat(evaluation.repairs())
        .containsExactly("paths were taken without their leading workspace/");
    assertThat(
            evaluations
                .evaluate(midpoint(), new FileChange.Write("workspace/tests/run.py", ""))
                .outcome())
        .isEqualTo(Outcome.PATCH_REJECTED);
  }

  @Test
  void tasksOfOtherCatalogsAreJudgedByTheExitStatus() throws Exception {
    CatalogTask total = Catalogs.task(Catalogs.FOREIGN, "python_total");
    Evaluation starter = evaluations.evaluate(total);
    assertThat(starter.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(starter.reason())
        .isEqualTo("the test command ended with exit status 1: NotImplementedError");
    Evaluation solved =
        evaluations.evaluate(
            total,
            new FileChange.Write("total.py", "def total(numbers):\n    return sum(numbers)\n"));
    assertThat(solved.outcome()).as(solved.reason()).isEqualTo(Outcome.PASSED);
    assertThat(solved.tests()).containsExactly(new TestResult("command", Status.PASSED, ""));
  }

  @Test
  void testsWithinTheWorkspaceRunThereAndStayAsTheyAre() throws Exception {
    CatalogTask task = Catalogs.task(Catalogs.FOREIGN, "shell_tests_inside");
    assertThat(evaluations.evaluate(task).reason())
        .isEqualTo("the test command ended with exit status 1: value is 41, not 42");
    assertThat(evaluations.evaluate(task, new FileChange.Write("value.sh", "echo 42\n")).outcome())
        .isEqualTo(Outcome.PASSED);
    assertThat(
            evaluations.evaluate(task, new FileChange.Write("check_test.sh", "exit 0\n")).outcome())
        .isEqualTo(Outcome.PATCH_REJECTED);
  }

  @Test
  void whatAPatchPutsInTheWayOfTheTestsIsRemoved() throws Exception {
    TaskFixture fixture =
        TaskFixture.shell(catalog, "t", "")
            .metadata("", ", \"tests_dir\": \"checks/deep\"")
            .file("checks/deep/run.sh", "exit 3\n");
    fixture.file(
        "metadata.json",
        Files.readString(fixture.folder().resolve("metadata.json"))
            .replace("tests/run.sh", "checks/deep/run.sh"));
    CatalogTask task = Catalogs.task(catalog, "t");
    Evaluation evaluation = evaluations.evaluate(task, new FileChange.Write("checks", "a file\n"));
    assertThat(evaluation.reason()).isEqualTo("the test command ended with exit status 3");
  }

  @Test
  void theCommandHasTheRootOnItsPythonPathUnlessTheTaskSaysOtherwise() throws Exception {
    TaskFixture fixture =
        TaskFixture.shell(catalog, "t", "[ \"$PYTHONPATH\" = \"$WANTED\" ] || exit 9\n");
    fixture.metadata(", \"env\": {\"WANTED\": \".\"}");
    assertThat(evaluations.evaluate(Catalogs.task(catalog, "t")).outcome())
        .isEqualTo(Outcome.PASSED);
    fixture.metadata(", \"env\": {\"WANTED\": \"src\", \"PYTHONPATH\": \"src\"}");
    assertThat(evaluations.evaluate(Catalogs.task(catalog, "t")).outcome())
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void executableFilesStayExecutable() throws Exception {
    TaskFixture fixture = TaskFixture.shell(catalog, "t", "#!/bin/sh\nexit 0\n");
    assertThat(fixture.folder().resolve("tests/run.sh").toFile().setExecutable(true)).isTrue();
    Files.writeString(
        fixture.folder().resolve("metadata.json"),
        Files.readString(fixture.folder().resolve("metadata.json")).replace("\"sh\", ", ""));
    assertThat(evaluations.evaluate(Catalogs.task(catalog, "t")).outcome())
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void aMissingToolchainSkipsTheTask() throws Exception {
    TaskFixture.shell(catalog, "t", "exit 0\n")
        .metadata("", ", \"environment\": {\"needs\": [\"no-such-compiler>=2\"]}");
    Evaluation evaluation = evaluations.evaluate(Catalogs.task(catalog, "t"));
    assertThat(evaluation.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(evaluation.reason())
        .startsWith("no-such-compiler is not on the PATH; on Debian and Ubuntu: apt install");
  }

  private static String solution() {
    return "def midpoint(a, b):\n    return a + int((b - a) / 2)\n";
  }
}
