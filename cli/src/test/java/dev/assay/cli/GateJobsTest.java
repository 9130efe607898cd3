package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.CommandLineFixture.Answer;
import dev.assay.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Jobs in processes of their own.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GateJobsTest {
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
        invocation = "sh bench/run.sh {entry_point} {config_path} {output_path}"

        [[benchmarks]]
        name = "quick"
        entry_point = "quick"
        tier = "performance"
        metric_direction = "minimize"
        promotion_sigma = 2.0
        repetitions = 2
        baseline_seeds = [1, 2]

        [[benchmarks]]
        name = "long"
        entry_point = "long"
        tier = "performance"
        metric_direction = "minimize"
        promotion_sigma = 2.0
        background_required = true
        repetitions = 3
        baseline_seeds = [1, 2, 3]
        """);
    Files.writeString(
        project.resolve("bench/run.sh"),
        """
        if [ "$1" = long ]; then
          echo $$ > '%s'
          sleep 600 &
          exec sleep 600
        fi
        printf '{"status":"ok","metric":1}' > "$3"
        """
            .formatted(folder.resolve("pid")));
    String script = "git init -q; git add -A && git -c user.name=a -c user.email=a@b commit -qm x";
    Process git = new ProcessBuilder("sh", "-c", script).directory(project.toFile()).start();
    String errors = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(errors).isZero();
    commands =
        new CommandLineFixture(folder)
            .with("ASSAY_HOME", folder.resolve("home").toString())
            .with("ASSAY_MAX_THREADS", "1");
    Answer registered = gate("register", project.toString());
    assertThat(registered.status()).as(registered.err()).isZero();
  }

  @AfterEach
  void endAll() {
    for (JsonNode job : gate("status", "--json").json()) {
      if (!List.of("done", "failed", "cancelled", "lost").contains(job.path("state").asString())) {
        gate("cancel", job.path("id").asString());
      }
    }
  }

  private Answer gate(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "gate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return commands.assay(all);
  }

  private JsonNode job(int id) {
    for (JsonNode each : gate("status", "P", "--json").json()) {
      if (each.path("id").asInt() == id) {
        return each;
      }
    }
    throw new AssertionError("there is no job " + id);
  }

  private String state(int id) {
    return job(id).path("state").asString();
  }

  /// The process of the benchmark that sleeps, once it does.
  private long sleeper() throws IOException {
    Path file = folder.resolve("pid");
    while (!Files.exists(file) || Files.readString(file).isBlank()) {
      Thread.onSpinWait();
    }
    return Long.parseLong(Files.readString(file).strip());
  }

  /// Whether anything of its session lives that is no zombie.
  private static boolean sessionLives(long session) throws Exception {
    Process ps = new ProcessBuilder("ps", "-e", "-o", "sess=,stat=").start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.strip().split(" +"))
        .anyMatch(line -> line[0].equals(Long.toString(session)) && !line[1].startsWith("Z"));
  }

  @Test
  void twoJobsAtOnceBothFinish() throws Exception {
    assertThat(gate("run", "P", "quick", "--background", "--runner", "process"))
        .satisfies(answer -> {
          assertThat(answer.status()).as(answer.err()).isZero();
          assertThat(answer.out()).isEqualTo("1\n");
          assertThat(answer.err()).contains("job 1 measures P/quick in the background");
        });
    Answer second =
        gate(
            "baseline", "establish", "P", "quick", "--background", "--runner", "process", "--json");
    assertThat(second.json().path("id").asInt()).isEqualTo(2);
    for (String id : List.of("1", "2")) {
      assertThat(gate("wait", id))
          .satisfies(answer -> {
            assertThat(answer.status()).as(answer.out()).isZero();
            assertThat(answer.out()).isEqualTo("job " + id + ": P/quick done, 2 measured\n");
          });
    }
    assertThat(gate("history", "P", "quick", "--json").json().size()).isEqualTo(4);
    assertThat(Files.readString(Path.of(job(1).path("log").asString()))).contains("2 measured");
    assertThat(gate("status").out()).contains("P/quick    ✓ done 2/2");
    assertThat(Ledger.verify(folder.resolve("home/gate/ledger.db")).faults()).isEmpty();
    assertThat(gate("cancel", "1"))
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
          assertThat(answer.err()).contains("job 1 (P/quick, done) has ended");
        });
    assertThat(gate("cancel", "9").status()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(gate("status", "Q").status()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(gate("run", "P", "quick", "--background", "--no-wait").status())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  @Tag("slow")
  void cancelLeavesNoProcessAndLetsTheNextOneBegin() throws Exception {
    assertThat(gate("run", "P", "long", "--runner", "process").out()).isEqualTo("1\n");
    long session = sleeper();
    assertThat(state(1)).isEqualTo("running");
    long process = job(1).path("process").asLong();
    assertThat(List.of(Files.readString(Path.of("/proc/" + process + "/stat")).split(" ")))
        .as("a session of its own")
        .element(5)
        .isEqualTo(Long.toString(process));
    assertThat(gate("run", "P", "quick", "--no-wait", "--runner", "process"))
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(ExitCode.TRY_AGAIN);
          assertThat(answer.err()).contains("would have to wait for job 1 (P/long, running)");
        });
    assertThat(gate("run", "P", "quick", "--background", "--runner", "process").out())
        .isEqualTo("2\n");
    assertThat(state(2)).isEqualTo("waiting");
    assertThat(gate("cancel", "1"))
        .satisfies(answer -> {
          assertThat(answer.status()).isZero();
          assertThat(answer.out()).startsWith("job 1: P/long cancelled, 0 measured");
          assertThat(answer.err()).isEmpty();
        });
    assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(sessionLives(session)).isFalse();
    assertThat(gate("wait", "1").status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(gate("wait", "2").status()).isZero();
  }

  @Test
  @Tag("slow")
  void aKilledJobIsLostAndTheNextOneRemovesWhatItLeft() throws Exception {
    assertThat(gate("run", "P", "long", "--runner", "process").out()).isEqualTo("1\n");
    long session = sleeper();
    ProcessHandle process = ProcessHandle.of(job(1).path("process").asLong()).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    process.onExit().get();
    assertThat(state(1)).isEqualTo("lost");
    assertThat(gate("run", "P", "quick", "--no-wait", "--runner", "process").status()).isZero();
    assertThat(sessionLives(session)).isFalse();
    assertThat(gate("wait", "1").out()).contains("lost, 0 measured; its process is gone");
  }

  @Test
  @Tag("slow")
  void aRunInTheForegroundIsSeenAndCancelledToo() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.cli.Main",
                "gate",
                "run",
                "P",
                "long",
                "--foreground",
                "--runner",
                "process")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("ASSAY_HOME", folder.resolve("home").toString());
    Process run = builder.start();
    long session = sleeper();
    assertThat(job(1).path("background").asBoolean()).isFalse();
    assertThat(gate("cancel", "1").out()).startsWith("job 1: P/long cancelled");
    assertThat(run.waitFor()).isEqualTo(128 + 15);
    assertThat(Files.readString(folder.resolve("out"))).contains("assay: interrupted");
    assertThat(sessionLives(session)).isFalse();
  }

  @Test
  void aJobThatCannotBeReadIsNamedAndKept() throws Exception {
    assertThat(gate("run", "P", "quick", "--runner", "process").status()).isZero();
    Path status = folder.resolve("home/gate/jobs/1/status.json");
    Files.writeString(status, "{");
    assertThat(gate("status"))
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(ExitCode.BAD_DATA);
          assertThat(answer.err()).contains(status + " cannot be read: not JSON");
        });
    assertThat(gate("run", "P", "quick", "--runner", "process").status())
        .isEqualTo(ExitCode.BAD_DATA);
    assertThat(status).hasContent("{");
  }
}
