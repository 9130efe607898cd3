package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class RunCommandTest {
  @TempDir Path folder;
  private CommandLineFixture cli;
  private String tasks;

  @BeforeEach
  void writeCatalog() throws Exception {
    cli = new CommandLineFixture(folder);
    tasks = TinyCatalog.write(folder.resolve("tasks"), 3).toString();
  }

  @Test
  void theOraclePassesAllAndNoopNone() {
    CommandLineFixture.Answer answer =
        cli.inFolder(
            "run", "--tasks", "all", "--tasks-dir", tasks, "--models", "oracle", "noop", "--json");

    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode summary = answer.json();
    assertThat(summary.at("/models/0/participant").stringValue()).isEqualTo("oracle");
    assertThat(summary.at("/models/0/passed").intValue()).isEqualTo(3);
    assertThat(summary.at("/models/1/passed").intValue()).isZero();
    assertThat(summary.at("/models/1/scored").intValue()).isEqualTo(3);
  }

  @Test
  void printsALeaderboardWithIntervalsAndKeepsArtifacts() {
    CommandLineFixture.Answer answer =
        cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle", "noop");

    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("oracle", "3/3", "100 % [44–100]", "0/3", "0 % [0–56]");
    assertThat(answer.errorLines()).anyMatch(line -> line.startsWith("[6/6]"));
    Path run = run();
    assertThat(run.resolve("summary.json")).exists();
    assertThat(cli.runs().resolve("latest_summary.json")).exists();
    assertThat(cli.runs().resolve("shell_word_00_latest.json")).exists();
    assertThat(cli.runs().resolve("history.db")).exists();
    for (String name :
        new String[] {"prompt.txt", "response.txt", "patch.diff", "stdout.log", "stderr.log"}) {
      assertThat(run.resolve("shell_word_00__oracle__sample00").resolve(name)).exists();
    }
  }

  private Path run() {
    try (var files = Files.list(cli.runs())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("run_"))
          .findFirst()
          .orElseThrow();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDryRunPrintsThePromptsAndRecordsNothing() {
    CommandLineFixture.Answer answer =
        cli.inFolder(
            "run",
            "--tasks-dir",
            tasks,
            "--task",
            "shell_word_01",
            "--models",
            "replay",
            "--response-text",
            "none",
            "--dry-run");

    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("shell_word_01").doesNotContain("shell_word_00");
    assertThat(cli.runs()).doesNotExist();
  }

  @Test
  void aDryRunNeedsNoKey() {
    CommandLineFixture.Answer answer =
        cli.inFolder(
            "run",
            "--tasks-dir",
            tasks,
            "--models",
            "openrouter/some/model",
            "openai/some-model",
            "--dry-run");

    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("=== shell_word_00 · openrouter/some/model ===")
        .contains("=== shell_word_00 · openai/some-model ===");
  }

  @Test
  void replaysAStoredResponse() {
    CommandLineFixture.Answer answer =
        cli.inFolder(
            "run",
            "--tasks-dir",
            tasks,
            "--models",
            "replay",
            "--response-text",
            "```diff\n--- a/answer.txt\n+++ b/answer.txt\n@@ -1 +1 @@\n-wrong\n+right\n```",
            "--json");

    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.json().at("/models/0/passed").intValue()).isEqualTo(3);
  }

  @Test
  void aRunOverWithTheBudgetIsIncomplete() {
    CommandLineFixture.Answer answer =
        cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle", "--max-time", "0s");

    assertThat(answer.status()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(answer.out()).contains("stopped").contains("assay resume run_");

    CommandLineFixture.Answer resumed =
        cli.inFolder("resume", "latest", "--max-time", "5m", "--json");

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.json().get("status").stringValue()).isEqualTo("completed");
  }

  @Test
  void showsResultsRunsAttemptsAndComparisons() {
    assertThat(cli.inFolder("run", "--tasks-dir", tasks, "--models", "noop").status()).isZero();
    assertThat(cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle").status()).isZero();

    CommandLineFixture.Answer results = cli.inFolder("results", "--json");
    assertThat(results.json()).hasSize(2);
    String oldest = results.json().at("/1/run").stringValue();

    assertThat(cli.inFolder("show", "latest").out()).contains("shell_word_02__oracle__sample00");
    assertThat(cli.inFolder("show", "latest", "word_02").out())
        .contains("✓ pass", "patch.diff", "stdout.log");

    CommandLineFixture.Answer comparison = cli.inFolder("compare", oldest, "latest", "--json");
    assertThat(comparison.json().at("/0/only_second").intValue()).isEqualTo(3);
    assertThat(comparison.json().at("/0/p_value").doubleValue()).isEqualTo(0.25);
    assertThat(cli.inFolder("compare", oldest, "latest").out()).contains("3 won");

    assertThat(cli.inFolder("leaderboard").out()).contains("oracle", "noop");
    assertThat(cli.inFolder("leaderboard", "--run", "latest").out())
        .contains("oracle")
        .doesNotContain("noop");
  }

  @Test
  void twoRunsAtOnceInOneFolderKeepApart() {
    var answers =
        IntStream.range(0, 2)
            .parallel()
            .mapToObj(
                _ -> cli.inFolder("run", "--tasks-dir", tasks, "--models", "oracle", "--json"))
            .toList();

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).as(answer.err()).isZero();
          assertThat(answer.json().at("/models/0/passed").intValue()).isEqualTo(3);
        });
    assertThat(cli.inFolder("results", "--json").json()).hasSize(2);
    assertThat(cli.inFolder("ledger", "verify").status()).isZero();
  }
}
