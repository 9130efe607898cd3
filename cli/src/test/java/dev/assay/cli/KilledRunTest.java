package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RecordedEvent;
import dev.assay.ledger.RunRecord;
import dev.assay.ledger.RunStatus;
import dev.assay.ledger.Verification;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEventJson;
import dev.assay.protocol.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills the program at random moments, takes the run up again, and looks at what the record says.
@Tag("slow")
final class KilledRunTest {
  private static final int KILLS = 50;
  private static final long MOST_MILLIS = 900;
  private static final Pattern ENDED =
      Pattern.compile("\\[\\d+/\\d+] \\S+ .*?(shell_word_\\d+) · (\\S+) · sample (\\d+).*");

  @TempDir Path folder;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void noFinishedAttemptIsLostOrRepeated() throws Exception {
    long seed = 20_260_102;
    Random random = new Random(seed);
    TinyCatalog.write(folder.resolve("tasks"), 12);
    Map<RunId, Set<AttemptId>> reported = new HashMap<>();
    int kills = 0;
    int completions = 0;
    boolean fresh = true;
    while (kills < KILLS || !fresh) {
      boolean lastKill = kills >= KILLS;
      Sitting sitting = sit(fresh, lastKill ? Long.MAX_VALUE : random.nextLong(MOST_MILLIS));
      if (sitting.killed()) {
        kills++;
      }
      RunRecord run = latest();
      reported.computeIfAbsent(run.run(), _ -> new HashSet<>()).addAll(sitting.reported());
      Verification verification = Ledger.verify(runs().resolve("history.db"));
      assertThat(verification.faults()).as("seed %d, kill %d", seed, kills).isEmpty();
      assertEndsAreKeptOnce(run.run(), reported.get(run.run()), "kill " + kills);
      fresh = run.status() == RunStatus.COMPLETED;
      if (fresh) {
        completions++;
        assertThat(run.finished()).isEqualTo(run.planned());
        assertThat(run.passed()).as("the oracle's").isEqualTo(run.planned() / 2);
      }
    }
    assertThat(completions).as("runs that came to their end").isPositive();
  }

  /// One life of the program.
  private Sitting sit(boolean fresh, long millis) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.cli.Main"));
    command.addAll(
        fresh
            ? List.of("run", "--tasks-dir", "tasks", "--models", "oracle", "noop", "--samples", "3")
            : List.of("resume", "latest"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    Set<AttemptId> reported = new HashSet<>();
    try (BufferedReader lines = process.errorReader()) {
      String first = lines.readLine();
      assertThat(first).as("the program began: see %s", folder).isNotNull().startsWith("run_");
      Thread killer =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                    // Unlike the process itself its handle leaves the streams open.
                    boolean _ = process.toHandle().destroyForcibly();
                  }
                } catch (InterruptedException e) {
                  boolean _ = process.toHandle().destroyForcibly();
                }
              });
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        assertThat(line).doesNotContain("infrastructure error");
        Matcher matcher = ENDED.matcher(line);
        if (matcher.matches()) {
          reported.add(
              new AttemptId(
                  matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))));
        }
      }
      killer.join();
    }
    return new Sitting(process.waitFor() != 0, reported);
  }

  private void assertEndsAreKeptOnce(RunId run, Set<AttemptId> reported, String when) {
    Map<AttemptId, Integer> ends = new HashMap<>();
    try (LedgerReader reader = LedgerReader.open(runs().resolve("history.db"))) {
      for (RecordedEvent event : reader.events(run, 1, Integer.MAX_VALUE)) {
        if (event.stream().equals(Ledger.LAB_STREAM)
            && LabEventJson.read(event.type(), event.payload())
                instanceof LabEvent.AttemptEvaluated end
            && end.result().outcome().scored()) {
          ends.merge(end.attempt(), 1, Integer::sum);
        }
      }
    }
    assertThat(ends.keySet()).as("what was reported is kept, %s", when).containsAll(reported);
    assertThat(ends.values()).as("nothing is done twice, %s", when).allMatch(count -> count == 1);
  }

  private RunRecord latest() {
    try (LedgerReader reader = LedgerReader.open(runs().resolve("history.db"))) {
      return reader.latestRun().orElseThrow();
    }
  }

  private Path runs() {
    return folder.resolve("runs");
  }

  private record Sitting(boolean killed, Set<AttemptId> reported) {}

  @Test
  @Timeout(120)
  void aTermSignalStopsCleanlyAndWritesTheSummary() throws Exception {
    Path tasks = folder.resolve("tasks");
    TinyCatalog.write(tasks, 1);
    TinyCatalog.writeTask(tasks, "shell_word_99", "sleep 60");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.cli.Main",
                "run",
                "--tasks-dir",
                "tasks",
                "--models",
                "oracle")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    try (BufferedReader lines = process.errorReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[1/2]")) {
          boolean _ = process.toHandle().destroy();
        }
      }
    }

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(latest().status()).isEqualTo(RunStatus.STOPPED);
    assertThat(Files.readString(folder.resolve("out.log"))).contains("stopped", "assay resume");
    assertThat(runs().resolve("latest_summary.json")).content().contains("\"stopped\"");
  }
}
