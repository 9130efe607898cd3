package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
final class RunHumanEvalTest {
  private static final String ROW =
      """
      {"task_id": "Small/%d", "prompt": "def more(n):\\n    \\"\\"\\" n and %d \\"\\"\\"\\n", "entry_point": "more", "canonical_solution": "    return n + %d\\n", "test": "def check(candidate):\\n    assert candidate(1) == 1 + %d\\n"}
      """;

  @TempDir Path folder;

  private CommandLineFixture cli;
  private String problems;

  @BeforeEach
  void writeProblems() throws Exception {
    cli = new CommandLineFixture(folder);
    problems =
        Files.writeString(
                folder.resolve("small.jsonl"),
                ROW.formatted(1, 1, 1, 1) + ROW.formatted(2, 2, 2, 2))
            .toString();
  }

  @Test
  void theReferencePassesAndNothingDoesNot() {
    Assumptions.assumeTrue(new SandboxRunner().availability() instanceof RunnerAvailability.Ready);
    CommandLineFixture.Answer run =
        cli.inFolder(
            "run",
            "humaneval",
            "--dataset",
            problems,
            "--models",
            "oracle",
            "noop",
            "--allow-weaker-isolation",
            "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().get("benchmark").stringValue()).isEqualTo("humaneval");
    assertThat(run.json().at("/models/0/passed").intValue()).isEqualTo(2);
    assertThat(run.json().at("/models/1/passed").intValue()).isZero();
    assertThat(run.json().at("/models/1/scored").intValue()).isEqualTo(2);
    assertThat(cli.runs().resolve("Small_1_latest.json")).exists();
    assertThat(cli.inFolder("show", "latest", "Small_1__noop").out()).contains("AssertionError");
  }

  @Test
  void stopsAndGoesOn() {
    Assumptions.assumeTrue(new SandboxRunner().availability() instanceof RunnerAvailability.Ready);
    CommandLineFixture.Answer run =
        cli.inFolder(
            "run",
            "humaneval",
            "--dataset",
            problems,
            "--task",
            "*/2",
            "--models",
            "oracle",
            "--allow-weaker-isolation",
            "--max-time",
            "0s");
    assertThat(run.status()).isEqualTo(ExitCode.INCOMPLETE);
    CommandLineFixture.Answer resumed =
        cli.inFolder("resume", "latest", "--allow-weaker-isolation", "--max-time", "5m", "--json");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.json().at("/models/0/passed").intValue()).isEqualTo(1);
  }

  @Test
  void thePromptIsTheBeginningOfTheProgram() {
    CommandLineFixture.Answer prompt =
        cli.inFolder(
            "run", "humaneval", "--dataset", problems, "--models", "openai/x", "--dry-run");
    assertThat(prompt.status()).as(prompt.err()).isZero();
    assertThat(prompt.out())
        .contains("=== Small/1 · openai/x ===", "## solution.py", "n and 1")
        .doesNotContain("return n + 1", "assert candidate");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(cli.inFolder("run", "humaneval", "--models", "noop").err()).contains("--dataset");
    assertThat(cli.inFolder("run", "humaneval", "--dataset", problems).err())
        .contains("which models?");
    CommandLineFixture.Answer gone =
        cli.inFolder("run", "humaneval", "--dataset", "gone.jsonl", "--models", "noop");
    assertThat(gone.status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(gone.err()).contains("there is no file of problems at");
  }
}
