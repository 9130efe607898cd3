package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.TestReportFormat;
import dev.assay.runner.SessionImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoadingTest {
  @TempDir Path catalog;

  @Test
  void readsEveryFieldOfATask() throws Exception {
    List<String> warnings = new ArrayList<>();
    List<CatalogTask> tasks = Catalogs.load(Catalogs.NATIVE, warnings);

    assertThat(tasks)
        .extracting(CatalogTask::id)
        .containsExactly("python_bugfix_midpoint", "shell_feature_greeting");
    assertThat(warnings).isEmpty();
    CatalogTask task = tasks.getFirst();
    assertThat(task.language()).isEqualTo("python");
    assertThat(task.type()).isEqualTo("bug_fix");
    assertThat(task.difficulty()).isEqualTo("medium");
    assertThat(task.tags()).containsExactly("arithmetic");
    assertThat(task.instructions()).startsWith("# Midpoint");
    assertThat(task.requirements()).containsExactly(new Requirement("python3", "3.6"));
    assertThat(task.mutants()).containsExactly("rounds_up");
    assertThat(task.expectedTests().orElseThrow())
        .containsExactly("midpoint::is halfway", "midpoint::rounds towards the first");
    assertThat(task.workspaceFiles())
        .containsExactly(
            new SourceFile("midpoint.py", "def midpoint(a, b):\n    return (a + b) // 2\n"));
    assertThat(task.testFiles()).extracting(SourceFile::path).containsExactly("tests/run.py");
    TaskMetadata metadata = task.metadata();
    assertThat(metadata.limits().memoryBytes()).hasValue(256L << 20);
    assertThat(metadata.limits().cpuCores()).hasValue(0.5);
    assertThat(metadata.limits().diskBytes()).hasValue(10L << 20);
    assertThat(metadata.limits().processes()).hasValue(8);
    assertThat(metadata.limits().wallTime()).hasSeconds(20);
    assertThat(metadata.evaluation().reportFormat()).isEqualTo(TestReportFormat.JUNIT);
    assertThat(metadata.evaluation().reportFile()).hasValue("report.xml");
    assertThat(metadata.image()).isEqualTo(new SessionImage.Named("python:3.11-slim"));
    assertThat(tasks.get(1).metadata().image()).isEqualTo(new SessionImage.OfRunner());
  }

  @Test
  void readsACatalogOfElsewhereAndWarnsOfFieldsItDoesNotKnow() throws Exception {
    List<String> warnings = new ArrayList<>();
    List<CatalogTask> tasks = Catalogs.load(Catalogs.FOREIGN, warnings);

    assertThat(tasks)
        .extracting(CatalogTask::id)
        .containsExactly("python_total", "shell_tests_inside");
    assertThat(warnings)
        .containsExactly(
            Catalogs.FOREIGN.resolve("python_total/metadata.json")
                + ":17: the field 'author' is unknown; ignored");
    CatalogTask task = tasks.getFirst();
    assertThat(task.language()).isEqualTo("python");
    assertThat(task.metadata().evaluation().reportFormat()).isEqualTo(TestReportFormat.EXIT_CODE);
    assertThat(task.requirements()).containsExactly(new Requirement("python3", "3.11"));
    assertThat(task.referencePatch()).isEmpty();
    assertThat(task.expectedTests()).isEmpty();
    assertThat(tasks.get(1).testFiles()).isEmpty();
  }

  @Test
  void isFoundAsABenchmark() {
    assertThat(ServiceLoader.load(Benchmark.class))
        .anySatisfy(benchmark -> assertThat(benchmark.name()).isEqualTo("catalog"));
  }

  @Test
  void makesTheReferenceAPatchOfTheWorkspace() throws Exception {
    assertThat(
            Catalogs.task(Catalogs.NATIVE, "python_bugfix_midpoint").referencePatch().orElseThrow())
        .contains("-    return (a + b) // 2\n")
        .contains("+    return a + int((b - a) / 2)\n");
  }

  @Test
  void digestsWhatCanChangeAResultAndNothingElse() throws Exception {
    TaskFixture fixture = TaskFixture.shell(catalog, "t", "exit 0\n");
    String digest = Catalogs.task(catalog, "t").digest();
    assertThat(digest).matches("[0-9a-f]{64}");

    fixture
        .mutant("m", "code.sh", "echo wrong\n")
        .file("workspace/__pycache__/code.pyc", "x")
        .file("workspace/target/debug/code", "x")
        .file("tests/node_modules/a/index.js", "x");
    assertThat(Catalogs.task(catalog, "t").digest()).isEqualTo(digest);
    assertThat(Catalogs.task(catalog, "t").workspaceFiles()).hasSize(1);

    fixture.file("tests/run.sh", "exit 1\n");
    String changed = Catalogs.task(catalog, "t").digest();
    assertThat(changed).isNotEqualTo(digest);
    assertThat(fixture.folder().resolve("tests/run.sh").toFile().setExecutable(true)).isTrue();
    assertThat(Catalogs.task(catalog, "t").digest()).isNotEqualTo(changed);
    fixture.file("workspace/more.sh", "");
    assertThat(Catalogs.task(catalog, "t").digest()).isNotEqualTo(changed);
  }

  @Test
  void showsBinaryFilesAsASentence() throws Exception {
    TaskFixture fixture = TaskFixture.shell(catalog, "t", "exit 0\n");
    Files.write(fixture.folder().resolve("workspace/data.bin"), new byte[] {(byte) 0xff, 0, 1});
    assertThat(Catalogs.task(catalog, "t").workspaceFiles())
        .contains(new SourceFile("data.bin", "(a binary file of 3 bytes)"));
  }

  @Test
  void refusesLinks() throws IOException {
    TaskFixture fixture = TaskFixture.shell(catalog, "t", "exit 0\n");
    Files.createSymbolicLink(fixture.folder().resolve("workspace/link"), Path.of("code.sh"));
    assertThatThrownBy(() -> Catalogs.load(catalog))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("t/workspace/link: is a link; a task holds regular files only");
  }

  @Test
  void passesOverFoldersThatAreNoTaskWithAWarning() throws Exception {
    TaskFixture.shell(catalog, "t", "exit 0\n");
    Files.createDirectories(catalog.resolve("shared"));
    Files.createDirectories(catalog.resolve(".git"));
    Files.writeString(catalog.resolve("README.md"), "read me");
    List<String> warnings = new ArrayList<>();
    assertThat(Catalogs.load(catalog, warnings)).hasSize(1);
    assertThat(warnings)
        .containsExactly(catalog.resolve("shared") + ": has no metadata.json; no task");
  }

  @Test
  void saysWhenThereIsNoCatalog() {
    assertThatThrownBy(() -> Catalogs.load(catalog.resolve("absent")))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("there is no task catalog at " + catalog.resolve("absent"));
    assertThatThrownBy(() -> Catalogs.load(catalog))
        .hasMessage("the task catalog " + catalog + " holds no task");
  }

  @Test
  void toleratesAMissingFileOfExpectedTestsOnlyForRecording() throws Exception {
    TaskFixture.shell(catalog, "t", "exit 0\n").metadata(", \"expected_tests\": \"ids.txt\"");
    assertThatThrownBy(() -> Catalogs.load(catalog))
        .hasMessageContaining("t/ids.txt: is missing: the ids of the expected tests");
    assertThat(new CatalogBenchmark().loadTasksToRecord(new BenchmarkConfig(catalog, _ -> {})))
        .hasSize(1);
  }
}
