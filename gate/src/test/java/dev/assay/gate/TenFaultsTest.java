package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.Measurement.Outcome;
import dev.assay.ledger.Ledger;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.process.ProcessRunner;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten ways in which gates were wrong elsewhere: on the same input the naive way gives the wrong
/// answer, and the gate the right one. The ninth, exit codes, is the command line's
/// (`GateExitCodesTest`).
class TenFaultsTest {
  @TempDir Path folder;
  private GateFixture fixture;
  private NaiveGate naive;

  @BeforeEach
  void open() throws Exception {
    fixture = GateFixture.open(folder);
    naive = new NaiveGate(fixture.root, Files.createDirectory(folder.resolve("naive")));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void script(String lines) throws Exception {
    fixture.write("bench/run.sh", lines);
    fixture.commit("another script");
  }

  private static List<Double> metrics(List<Measurement> measurements) {
    return measurements.stream().map(each -> each.metric().orElseThrow()).toList();
  }

  private Policy policyInTheManifest() throws Exception {
    Judgement judgement = fixture.gate.manifest(GateFixture.PROJECT).benchmark("sigma").judgement();
    return ((Judgement.ByMetric) judgement).policy();
  }

  private static Connection sqlite(Path file) throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0");
  }

  @Test
  void first_aBarThatTheCandidateLowersDoesNotPromoteIt() throws Exception {
    fixture.establish("sigma");
    fixture.commitValue("101");
    fixture.run("sigma");
    Evaluation honest = fixture.gate.evaluate(GateFixture.PROJECT, "sigma");
    assertThat(honest.verdict()).isInstanceOf(Verdict.Reject.class);
    Samples samples =
        new Samples(Direction.MINIMIZE, metrics(honest.baseline()), metrics(honest.candidate()));

    fixture.write(
        "bench/manifest.toml",
        GateFixture.MANIFEST.replace("promotion_sigma = 2.0", "promotion_sigma = -99"));

    assertThat(Decision.of(policyInTheManifest(), samples))
        .as("naive: the policy that the manifest has now")
        .isInstanceOf(Verdict.Promote.class);
    assertThatThrownBy(() -> fixture.verdict("sigma"))
        .hasMessageContaining("became 'Sigma[threshold=-99.0]'");
  }

  @Test
  void second_rowsOfTheBaselineAreNotRewritten() throws Exception {
    fixture.establish("exact");
    List<Measurement> baseline =
        fixture.gate.history(GateFixture.PROJECT, "exact", 6); // minimize: 900 is easily beaten
    Path rows = naive.folder().resolve("runs.db");
    try (Connection connection = sqlite(rows);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE runs (metric REAL)");
      statement.executeUpdate("INSERT INTO runs VALUES (100.0)");
      statement.executeUpdate("UPDATE runs SET metric = 900");
      assertThat(statement.executeQuery("SELECT metric FROM runs").getDouble(1))
          .as("naive: a table is a table")
          .isEqualTo(900);
    }

    try (Connection connection = sqlite(fixture.home.ledger());
        Statement statement = connection.createStatement()) {
      String update =
          "UPDATE events SET payload = json_set(payload, '$.metric', 900) WHERE type = 'measured'";
      assertThatThrownBy(() -> statement.executeUpdate(update)).hasMessageContaining("append-only");
      assertThat(fixture.gate.history(GateFixture.PROJECT, "exact", 6)).isEqualTo(baseline);
      statement.executeUpdate("DROP TRIGGER events_never_updated");
      statement.executeUpdate(update);
    }
    assertThat(Ledger.verify(fixture.home.ledger()).faults()).isNotEmpty();
  }

  @Test
  void second_theStoreIsOutOfTheBenchmarksReach() throws Exception {
    SandboxRunner sandbox = new SandboxRunner();
    assumeTrue(sandbox.availability() instanceof RunnerAvailability.Ready);
    assumeTrue(sandbox.shortfalls().isEmpty());
    try (GateFixture ours = GateFixture.open(folder.resolve("sandboxed"), sandbox)) {
      NaiveGate theirs = new NaiveGate(ours.root, naive.folder());
      Path store = theirs.folder().resolve("runs.csv");
      Files.writeString(store, "baseline,100\n");
      ours.write("bench/run.sh", "sh ./code; printf '{\"status\":\"ok\",\"metric\":110}' > \"$3\"");
      ours.write("code", "true");
      ours.commit("the benchmark runs code");
      ours.establish("exact");
      ours.write(
          "code",
          "for store in %s %s; do sed -i 's/1/9/' \"$store\"; done"
              .formatted(store, ours.home.ledger()));
      ours.commit("the code forges the baseline");

      ours.run("exact");
      assertThat(store).hasContent("baseline,100");
      assertThat(Ledger.verify(ours.home.ledger()).faults()).isEmpty();
      assertThat(ours.verdict("exact")).isNotInstanceOf(Verdict.Promote.class);

      ours.write("code", "sed -i 's/1/9/' " + store); // a ledger that is torn would help nobody
      assertThat(theirs.start(Map.of()).waitFor()).isZero();
      assertThat(store).as("naive: a child of the same user").hasContent("baseline,900");
    }
  }

  @Test
  void third_aLinkToTheReferenceIsNoArtifact() throws Exception {
    fixture.run("output");
    Reference reference =
        fixture.gate.freeze(GateFixture.PROJECT, "output", OptionalLong.empty(), "");
    script(
        """
        artifact=$(sed -n 's/.*"artifact_path":"\\([^"]*\\)".*/\\1/p' "$2")
        ln -s %s "$artifact"
        printf '{"status":"ok","metric":1}' > "$3"
        """
            .formatted(fixture.home.artifact(reference.benchmark(), reference.sha256())));

    assertThat(naive.start(Map.of()).waitFor()).isZero();
    assertThat(naive.artifact()).as("naive: follows the link").isEqualTo(reference.sha256());
    assertThat(fixture.run("output").getFirst().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("made no artifact that can be read"));
  }

  @Test
  void fourth_whatIsNoFiniteNumberIsNoMetric() throws Exception {
    List<Double> baseline = List.of(0.5, 0.6, 0.7);
    Path file = folder.resolve("result.json");
    for (String metric : List.of("Infinity", "1e999", "true")) {
      String result = "{\"status\":\"ok\",\"metric\":" + metric + ",\"wall_clock_seconds\":-5}";
      Files.writeString(file, result);
      assertThat(
              NaiveGate.greater(
                  baseline, Collections.nCopies(3, NaiveGate.number(result, "metric"))))
          .as("naive: promotes " + metric)
          .isTrue();
      assertThat(NaiveGate.number(result, "wall_clock_seconds")).as("naive: time").isNegative();
      assertThat(ResultFile.read(file)).isInstanceOf(ResultFile.Failed.class);
    }
  }

  @Test
  void fifth_aChangeThatGitOverlooksIsAChange() throws Exception {
    fixture.write(".gitignore", "*.local\n");
    fixture.commit("ignore");
    for (String mark : List.of("--skip-worktree", "--assume-unchanged")) {
      fixture.git("update-index", mark, "value");
      fixture.write("value", "1");
      assertThat(fixture.gitSays("status", "--porcelain")).as("naive: clean").isEmpty();
      assertThatThrownBy(() -> fixture.run("exact"))
          .hasMessageContaining("the files are not those of the commit")
          .hasMessageContaining("value");
      fixture.write("value", "100");
      fixture.git("update-index", mark.replace("--", "--no-"), "value");
    }
    fixture.write("bench/settings.local", "fast");
    assertThat(fixture.gitSays("status", "--porcelain")).as("naive: clean").isEmpty();
    assertThatThrownBy(() -> fixture.run("exact"))
        .hasMessageContaining("bench/settings.local (ignored by git, and tracked here)");
  }

  @Test
  void sixth_theSameSeedsAgainTellNothingNew() throws Exception {
    script(
        """
        seed=$(sed 's/.*"seed":\\([0-9]*\\).*/\\1/' "$2")
        printf '{"status":"ok","metric":%s}' "$(($(cat value) + seed % 9))" > "$3"
        """);
    fixture.establish("sigma");
    fixture.commitValue("97");
    List<Double> pooled = new ArrayList<>(metrics(fixture.run("sigma", 7)));
    Evaluation once = fixture.gate.evaluate(GateFixture.PROJECT, "sigma");
    assertThat(once.verdict()).isInstanceOf(Verdict.Reject.class);
    for (int again = 0; again < 3; again++) {
      pooled.addAll(metrics(fixture.run("sigma", 7)));
    }

    Samples all = new Samples(Direction.MINIMIZE, metrics(once.baseline()), pooled);
    assertThat(Decision.of(policyInTheManifest(), all))
        .as("naive: every row is an observation")
        .isInstanceOf(Verdict.Promote.class);
    Evaluation again = fixture.gate.evaluate(GateFixture.PROJECT, "sigma");
    assertThat(again.candidate()).isEqualTo(once.candidate());
    assertThat(again.verdict()).isEqualTo(once.verdict());
  }

  @Test
  void seventh_whoFindsTheRecordLockedWaits() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection other = sqlite(fixture.home.ledger());
        Statement lock = other.createStatement()) {
      lock.execute("BEGIN IMMEDIATE");
      Future<List<Measurement>> ours =
          threads.submit(() -> {
            begun.countDown();
            return fixture.run("exact");
          });
      begun.await();
      try (Connection connection = sqlite(fixture.home.ledger());
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("BEGIN IMMEDIATE"))
            .as("naive: no time to wait")
            .hasMessageContaining("database is locked");
      }
      assertThat(ours.isDone()).isFalse();
      lock.execute("ROLLBACK");
      assertThat(ours.get()).hasSize(6);
    }
    assertThat(Ledger.verify(fixture.home.ledger()).faults()).isEmpty();
  }

  @Test
  void eighth_aNameIsNoWayOutOfTheStore() throws Exception {
    String name = "../../escape";
    Path store = fixture.home.folder();
    Path made = Files.createDirectories(store.resolve("logs").resolve(name).normalize());
    assertThat(made).as("naive: a folder of that name").exists();
    assertThat(made.startsWith(store)).isFalse();

    fixture.write(
        "bench/manifest.toml",
        GateFixture.MANIFEST.replace("name = \"Fake\"", "name = \"" + name + "\""));
    assertThatThrownBy(() -> fixture.gate.register(fixture.root))
        .hasMessageContaining("project.name must be");
  }

  @Test
  void tenth_whatHangsIsEndedAtItsTimeLimit() throws Exception {
    fixture.write(
        "bench/manifest.toml",
        GateFixture.MANIFEST.replace(
            "tier = \"quality\"", "tier = \"quality\"\ntime_limit_seconds = 0.5"));
    script("exec sleep 600");
    Process hanging = naive.start(Map.of());
    try {
      assertThat(fixture.run("sigma").getFirst().outcome())
          .isEqualTo(new Outcome.Failed("it ran longer than 0.5000 s"));
      assertThat(hanging.isAlive()).as("naive: hangs longer than six repetitions").isTrue();
    } finally {
      hanging.destroyForcibly().waitFor();
    }
  }

  @Test
  void tenth_theCallersVariablesAreNotInherited() throws Exception {
    script("echo \"secret=$SECRET\"; exit 1");
    Map<String, String> variables = Map.of("SECRET", "hunter2");
    assertThat(naive.start(variables).waitFor()).isEqualTo(1);
    assertThat(naive.folder().resolve("log")).as("naive: all of it").hasContent("secret=hunter2");
    List<Measurement> measured =
        new Measuring(fixture.gate, new ProcessRunner(), variables, _ -> {})
            .candidate(GateFixture.PROJECT, "exact", MeasureRequest.USUAL);
    assertThat(Path.of(measured.getFirst().log())).hasContent("secret=");
  }

  @Test
  void tenth_theDifferenceOnRecordHasFilesThatGitDoesNotKnow() throws Exception {
    fixture.write("new-file", "brand new");
    assertThat(fixture.gitSays("diff", "HEAD")).as("naive: git diff").doesNotContain("brand new");
    List<Measurement> measured = fixture.runDirty("exact");
    assertThat(Path.of(measured.getFirst().tree().diff().orElseThrow()))
        .content()
        .contains("new-file", "+brand new");
  }
}
