package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.assay.benchmark.swebench.Dataset;
import dev.assay.benchmark.swebench.EnvironmentCache;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.InstancePlan;
import dev.assay.benchmark.swebench.RepositoryCache;
import dev.assay.runner.Runners;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class SweBenchRunsSectionTest {
  @TempDir Path folder;

  @Test
  void anInstanceIsPreparedOutOfTheCacheAndItsCopiesAreRemoved() throws Exception {
    RealInstances real = realInstances();
    List<Instance> instances = Dataset.read(real.dataset());
    assumeToolsFor(real, instances.getFirst());
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Path cache = folder.resolve("cache");

    Row row = SweBenchRunsSection.preparation(setting(scratch, real), real, cache, instances);

    assertThat(row.what()).contains("1 instances, 2 times each");
    assertThat(row.value()).matches("median [0-9.]+ m?s, 90th percentile [0-9.]+ m?s");
    assertThat(
            cache.resolve("repositories/fmtlib__fmt/" + instances.getFirst().baseCommit() + ".git"))
        .isDirectory();
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aCommitThatIsNotThereIsNoMeasurement() throws Exception {
    RealInstances real = realInstances();
    List<Instance> instances = Dataset.read(real.dataset());
    assumeToolsFor(real, instances.getFirst());
    RealInstances elsewhere =
        new RealInstances(folder.resolve("elsewhere/{name}").toString(), real.dataset());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            SweBenchRunsSection.preparation(
                setting(folder, elsewhere), elsewhere, folder.resolve("cache"), instances))
        .withMessageContaining("could not be fetched from")
        .withMessageContaining("elsewhere/fmt");
  }

  @Test
  void theSectionSaysWhichOptionsItTakes() {
    assertThat(refusal("swe-bench-runs"))
        .contains("swe-bench-runs takes --repositories and --dataset");
    assertThat(refusal("start", "--dataset", "rows.jsonl"))
        .contains("--repositories and --dataset are of use only together");
    assertThat(refusal("--repositories", "/srv/{owner}/{name}"))
        .contains("--repositories and --dataset are of use only together");
  }

  @Test
  void foldersAreTheSameWhereverAProgramIsStarted() {
    assertThat(new RealInstances("mirrors/{owner}/{name}", Path.of("rows.jsonl")))
        .isEqualTo(
            new RealInstances(
                Path.of("mirrors/{owner}/{name}").toAbsolutePath().toString(),
                Path.of("rows.jsonl").toAbsolutePath()));
    assertThat(new RealInstances("https://host/{owner}/{name}", Path.of("rows")).repositories())
        .isEqualTo("https://host/{owner}/{name}");
  }

  private static String refusal(String... arguments) {
    StringWriter said = new StringWriter();
    int status = new CommandLine(new Main()).setErr(new PrintWriter(said, true)).execute(arguments);
    assertThat(status).isEqualTo(64);
    return said.toString();
  }

  private Setting setting(Path scratch, RealInstances real) {
    return new Setting(
        folder,
        scratch,
        0.01,
        true,
        Optional.of(real),
        new PrintStream(OutputStream.nullOutputStream()));
  }

  private void assumeToolsFor(RealInstances real, Instance instance) throws Exception {
    EnvironmentCache environments =
        new EnvironmentCache(
            folder.resolve("environments"),
            Runners.installed().named("sandbox"),
            new RepositoryCache(folder.resolve("repositories"), real.repositories()));
    if (environments.plan(instance) instanceof InstancePlan.Impossible(String reason)) {
      assertThat(reason).contains("need more than is here");
      abort(reason);
    }
  }

  /// A row whose environment is this machine's own programs, and a small repository in place of the
  /// real one.
  private RealInstances realInstances() throws Exception {
    Path repository = Files.createDirectories(folder.resolve("fmtlib+fmt"));
    Files.writeString(repository.resolve("CMakeLists.txt"), "project(small)\n");
    var _ = git(repository, "init", "--quiet");
    var _ = git(repository, "add", ".");
    var _ =
        git(
            repository,
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@localhost",
            "commit",
            "--quiet",
            "--message=first");
    Path rows =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of(
                        "repo",
                        "fmtlib/fmt",
                        "instance_id",
                        "fmtlib__fmt-1",
                        "base_commit",
                        git(repository, "rev-parse", "HEAD"),
                        "problem_statement",
                        "An issue.",
                        "FAIL_TO_PASS",
                        List.of("a-test"),
                        "PASS_TO_PASS",
                        List.of())));
    return new RealInstances(folder.resolve("{owner}+{name}").toString(), rows);
  }

  private static String git(Path repository, String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("git", "-C", repository.toString()).redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    Process process = builder.start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
