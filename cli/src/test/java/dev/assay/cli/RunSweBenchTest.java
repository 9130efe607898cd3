package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.sandbox.SandboxRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs of a data set with one instance, whose repository is beside it.
@Timeout(240)
final class RunSweBenchTest {
  private static final String FIX =
      """
      diff --git a/answer.sh b/answer.sh
      --- a/answer.sh
      +++ b/answer.sh
      @@ -1,3 +1,3 @@
       # The answer.
      -answer=41
      +answer=42
       # That was it.
      """;

  private static final String SCRIPT =
      """
      #!/bin/bash
      set -uxo pipefail
      cd /testbed
      : '>>>>> Start Test Output'
      bash check.sh
      : '>>>>> End Test Output'
      """;

  @TempDir Path folder;

  private CommandLineFixture cli;
  private Path dataset;

  @BeforeEach
  void makeDataset() throws Exception {
    cli = new CommandLineFixture(folder).with("ASSAY_CACHE", folder.resolve("cache").toString());
    Path repository = Files.createDirectories(folder.resolve("repositories/some/thing"));
    Files.writeString(
        repository.resolve("answer.sh"), "# The answer.\nanswer=41\n# That was it.\n");
    Files.writeString(
        repository.resolve("check.sh"),
        ". ./answer.sh; [ $answer = 42 ] && echo PASSED answer || { echo FAILED answer; exit 1; }\n");
    String base = commit(repository);
    dataset =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            json(
                Map.ofEntries(
                    Map.entry("repo", "some/thing"),
                    Map.entry("instance_id", "some__thing-1"),
                    Map.entry("base_commit", base),
                    Map.entry("problem_statement", "It is wrong."),
                    Map.entry("patch", FIX),
                    Map.entry("FAIL_TO_PASS", List.of("answer")),
                    Map.entry("PASS_TO_PASS", List.of()),
                    Map.entry("eval_script", SCRIPT),
                    Map.entry("log_parser", "pytest"))));
  }

  @Test
  void judgesPredictionsAndKeepsThemAsAnyRun() throws Exception {
    needsASandbox();
    Path predictions = predictions("org/model-1", FIX.replace("=42", "=43"));
    CommandLineFixture.Answer run =
        judge("--predictions", predictions.toString(), "--models", "noop", "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode summary = run.json();
    assertThat(summary.get("benchmark").stringValue()).isEqualTo("swe-bench");
    String id = summary.get("run_id").stringValue();
    Path logs = cli.runs().resolve(id).resolve("logs/run_evaluation").resolve(id);
    assertThat(logs.resolve("org__model-1/some__thing-1/report.json"))
        .content()
        .contains("\"resolved\" : false", "\"patch_successfully_applied\" : true");
    assertThat(cli.runs().resolve(id).resolve("org__model-1." + id + ".json"))
        .content()
        .contains("\"unresolved_instances\" : 1");
    assertThat(cli.runs().resolve(id).resolve("noop." + id + ".json"))
        .content()
        .contains("\"empty_patch_instances\" : 1");

    assertThat(cli.inFolder("results").out()).contains(id);
    assertThat(cli.inFolder("leaderboard").out()).contains("org/model-1", "noop");
    assertThat(cli.inFolder("show", "latest", "org_model-1").out())
        .contains("1 of 1 tests failed: answer", "✕ fail");
    assertThat(
            cli.inFolder("compare", "latest", "latest", "--model", "org/model-1", "--with", "noop")
                .status())
        .isZero();
    assertThat(cli.inFolder("ledger", "verify").status()).isZero();
  }

  @Test
  void resumesWithTheSamePredictionsOnly() throws Exception {
    needsASandbox();
    Path predictions = predictions("m", FIX);
    assertThat(judge("--predictions", predictions.toString(), "--max-time", "0s").status())
        .isEqualTo(ExitCode.INCOMPLETE);
    String before = Files.readString(predictions);
    Files.writeString(predictions, before.replace("answer=42", "answer=44"));
    CommandLineFixture.Answer refused = cli.inFolder("resume", "latest", "--max-time", "5m");
    assertThat(refused.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(refused.err()).contains("has changed since the run was planned");

    Files.writeString(predictions, before);
    CommandLineFixture.Answer resumed =
        cli.inFolder("resume", "latest", "--max-time", "5m", "--json");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    String id = resumed.json().get("run_id").stringValue();
    assertThat(
            cli.runs()
                .resolve(id)
                .resolve("logs/run_evaluation/" + id + "/m/some__thing-1/report.json"))
        .content()
        .contains("\"resolved\" : true");

    Files.writeString(dataset, Files.readString(dataset).replace("It is wrong", "It was wrong"));
    assertThat(cli.inFolder("resume", "latest").err()).contains("tasks changed");
  }

  @Test
  void keepsNoMoreForLaterRunsThanItMayAlsoWhenResumed() throws Exception {
    needsASandbox();
    Path predictions = predictions("m", FIX);
    CommandLineFixture.Answer unbounded = judge("--predictions", predictions.toString());
    assertThat(unbounded.status()).as(unbounded.err()).isZero();
    assertThat(kept()).hasSize(1);

    CommandLineFixture.Answer stopped =
        judge("--predictions", predictions.toString(), "--max-disk", "1.5kB", "--max-time", "0s");
    assertThat(stopped.status()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(kept()).isEmpty();

    CommandLineFixture.Answer resumed = cli.inFolder("resume", "latest", "--max-time", "5m");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains(": completed");
    assertThat(resumed.err())
        .contains("more than the 1.5 kB of --max-disk", "repositories/some__thing/");
    assertThat(kept()).isEmpty();
  }

  /// The repositories that are there for later runs.
  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache/swe-bench/repositories"))) {
      return files
          .filter(Files::isDirectory)
          .filter(each -> each.toString().endsWith(".git"))
          .toList();
    }
  }

  @Test
  void aPromptShowsTheIssueAndTheFilesOfTheSolution() {
    CommandLineFixture.Answer prompt =
        assay("--dataset", dataset.toString(), "--models", "openrouter/some/model", "--dry-run");
    assertThat(prompt.status()).as(prompt.err()).isZero();
    assertThat(prompt.out())
        .contains("It is wrong.", "## answer.sh", "answer=41")
        .doesNotContain("## check.sh", "answer=42");
  }

  @Test
  void plansWithoutRunningAnything() {
    CommandLineFixture.Answer plan = assay("--dataset", dataset.toString(), "--plan");
    assertThat(plan.status()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("some__thing-1", "log parser", "swebench/sweb.eval.x86_64.some_1776_thing-1");
    JsonNode rows = assay("--dataset", dataset.toString(), "--plan", "--json").json();
    assertThat(rows.at("/0/sandbox/possible").booleanValue()).isFalse();
    assertThat(rows.at("/0/sandbox/reason").stringValue())
        .contains("no native environment is known");
    assertThat(cli.assay("doctor", "swe-bench", "--dataset", dataset.toString(), "--json").json())
        .isEqualTo(rows);
    JsonNode given =
        assay(
                "--dataset",
                dataset.toString(),
                "--environment",
                folder.toString(),
                "--plan",
                "--json")
            .json();
    assertThat(given.at("/0/sandbox/possible").booleanValue()).isTrue();
    assertThat(cli.runs()).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithTheArguments() throws Exception {
    String rows = dataset.toString();
    refuses(ExitCode.USAGE, "which models?", "--dataset", rows);
    refuses(ExitCode.USAGE, "--split or --dataset", "--models", "noop");
    refuses(
        ExitCode.USAGE,
        "--max-disk: '20' is no size; write a number and a unit",
        "--dataset",
        rows,
        "-p",
        "gold",
        "--max-disk",
        "20");
    refuses(
        ExitCode.USAGE, "--split or --dataset", "--split", "lite", "--dataset", rows, "-p", "gold");
    refuses(ExitCode.USAGE, "there are lite, verified", "--split", "light", "-p", "gold");
    refuses(ExitCode.BAD_DATA, "no task is called", "--dataset", rows, "-p", "gold", "-i", "x");
    refuses(
        ExitCode.USAGE,
        "two participants are called 'gold'",
        "--dataset",
        rows,
        "-p",
        "gold",
        "-p",
        "gold");
    Path two = folder.resolve("two.jsonl");
    Files.writeString(
        two,
        json(prediction("some__thing-1", "a", FIX)) + "\n" + json(prediction("x-2", "b", FIX)));
    refuses(ExitCode.BAD_DATA, "of 2 models (a, b)", "--dataset", rows, "-p", two.toString());
    Path other = Files.writeString(folder.resolve("o.jsonl"), json(prediction("x-2", "b", FIX)));
    refuses(ExitCode.BAD_DATA, "none of the 1 predictions", "--dataset", rows, "-p", other + "");
    CommandLineFixture.Answer misplaced =
        cli.assay("run", "--models", "noop", "--json", "swe-bench", "--dataset", rows, "--plan");
    assertThat(misplaced.status()).isEqualTo(ExitCode.USAGE);
    assertThat(misplaced.err()).contains("has to come after 'swe-bench'");
    assertThat(cli.assay("run").err()).contains("which models?");
  }

  private void refuses(int status, String message, String... arguments) {
    CommandLineFixture.Answer answer = assay(arguments);
    assertThat(answer.err()).contains(message);
    assertThat(answer.status()).isEqualTo(status);
  }

  private CommandLineFixture.Answer judge(String... arguments) {
    return cli.inFolder(
        Stream.concat(
                Stream.of(
                    "run",
                    "swe-bench",
                    "--dataset",
                    dataset.toString(),
                    "--repositories",
                    folder + "/repositories/{owner}/{name}",
                    "--environment",
                    folder.toString(),
                    "--allow-weaker-isolation"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private CommandLineFixture.Answer assay(String... arguments) {
    return cli.inFolder(
        Stream.concat(
                Stream.of(
                    "run", "swe-bench", "--repositories", folder + "/repositories/{owner}/{name}"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static void needsASandbox() {
    Assumptions.assumeTrue(new SandboxRunner().availability() instanceof RunnerAvailability.Ready);
  }

  private Path predictions(String model, String patch) throws IOException {
    return Files.writeString(
        folder.resolve("preds.jsonl"), json(prediction("some__thing-1", model, patch)));
  }

  private static Map<String, Object> prediction(String instance, String model, String patch) {
    return Map.of("instance_id", instance, "model_name_or_path", model, "model_patch", patch);
  }

  private static String json(Map<String, ?> fields) {
    return JsonMapper.shared().writeValueAsString(fields);
  }

  private static String commit(Path repository) throws IOException, InterruptedException {
    git(repository, "init", "--quiet");
    git(repository, "add", "--all");
    git(repository, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Ask");
    return git(repository, "rev-parse", "HEAD");
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder(
                Stream.concat(Stream.of("git", "-C", repository.toString()), Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(git.exitValue()).as(said).isZero();
    return said.strip();
  }
}
