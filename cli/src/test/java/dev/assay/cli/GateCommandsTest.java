package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.CommandLineFixture.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandsTest {
  @TempDir Path folder;
  private Path project;
  private CommandLineFixture commands;

  @BeforeEach
  void makeProject() throws Exception {
    project = Files.createDirectories(folder.resolve("p/bench")).resolveSibling("");
    Files.writeString(
        project.resolve("bench/manifest.toml"),
        """
        [project]
        name = "P"
        language = "sh"
        invocation = "sh bench/run.sh {config_path} {output_path}"

        [[benchmarks]]
        name = "b"
        entry_point = "-"
        tier = "performance"
        metric_direction = "minimize"
        repetitions = 5
        baseline_seeds = [1, 2, 3, 4, 5]
        """);
    Files.writeString(
        project.resolve("bench/run.sh"),
        """
        seed=$(sed 's/.*"seed":\\([0-9]*\\).*/\\1/' "$1")
        printf '{"status":"ok","metric":%s.%s}' "$(cat value)" "$((seed % 7))" > "$2"
        """);
    commit("20");
    commands = new CommandLineFixture(folder).with("ASSAY_HOME", folder.resolve("home").toString());
  }

  private void commit(String value) throws Exception {
    Files.writeString(project.resolve("value"), value);
    String script =
        "git init -q 2>/dev/null; git add -A && git -c user.name=a -c user.email=a@b commit -qm x";
    Process git = new ProcessBuilder("sh", "-c", script).directory(project.toFile()).start();
    String errors = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(errors).isZero();
  }

  private Answer gate(String command, String... more) {
    String[] arguments = new String[command.split(" ").length + more.length + 1];
    arguments[0] = "gate";
    System.arraycopy(command.split(" "), 0, arguments, 1, command.split(" ").length);
    System.arraycopy(more, 0, arguments, command.split(" ").length + 1, more.length);
    return commands.assay(arguments);
  }

  @Test
  void fromRegisterToPromote() throws Exception {
    assertThat(gate("register", project.toString()).out()).startsWith("registered P, ");
    assertThat(gate("evaluate P b"))
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(ExitCode.UNDECIDED);
          assertThat(answer.out()).startsWith("? NO_BASELINE  P/b");
        });
    Answer established = gate("baseline establish P b --runner process");
    assertThat(established.err()).contains("  1  seed 1           20.1000");
    assertThat(established.out()).contains("established, 5 measurements");
    commit("10");
    assertThat(gate("run P b --runner process --meta-seed 4427").status()).isZero();
    Answer verdict = gate("evaluate P b --explain");
    assertThat(verdict.status()).isZero();
    assertThat(verdict.out())
        .startsWith("✓ PROMOTE  P/b")
        .contains("candidate  ", "Less is better; promoted when", "chosen with --meta-seed");
    var json = gate("evaluate P b --json").json();
    assertThat(json.path("candidate").size()).isEqualTo(5);
    // A busy machine is warned of, too.
    assertThat(json.path("warnings").toString()).contains("chosen with --meta-seed");
    assertThat(gate("evaluate P b --markdown").out()).contains("| candidate | `");
    assertThat(gate("promote P b --notes halved").out()).contains("promoted, 5 measurements");
    assertThat(gate("history P b --limit 3").out().lines()).hasSize(4);
    assertThat(gate("history P b --git-sha 0000000").out()).contains("nothing was measured");
    assertThat(gate("list").out()).contains("performance");
    assertThat(gate("unregister P").out()).startsWith("unregistered P, ");
  }

  @Test
  void verdictsAndErrorsNeverShareACode() throws Exception {
    gate("register", project.toString());
    gate("baseline establish P b --runner process");
    commit("30");
    Answer decided = gate("run P b --runner process --until-decided");
    assertThat(decided.status()).isEqualTo(ExitCode.REJECTED);
    assertThat(decided.out()).startsWith("✕ REJECT  P/b").contains("0 pairs won, 8 lost");
    assertThat(gate("evaluate P b --expect REJECT").status()).isZero();
    assertThat(gate("evaluate P b --expect promote").status())
        .isEqualTo(ExitCode.UNEXPECTED_VERDICT);
    assertThat(gate("evaluate P b --expect GOOD").status()).isEqualTo(ExitCode.USAGE);
    assertThat(gate("evaluate Q b").status()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(gate("evaluate ../Q b").status()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(gate("evaluate P").status()).isEqualTo(ExitCode.USAGE);
    assertThat(gate("promote P b"))
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
          assertThat(answer.err()).contains("the verdict is REJECT");
        });
    Files.writeString(project.resolve("value"), "1");
    assertThat(gate("run P b --runner process"))
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
          assertThat(answer.err()).contains("value; commit them, or measure with --allow-dirty");
        });
    Files.writeString(project.resolve("bench/manifest.toml"), "[project\n");
    assertThat(gate("evaluate P b").err()).contains("manifest.toml:1:9");
  }
}
