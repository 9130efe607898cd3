package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerException;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.process.ProcessRunner;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the record when others want something of it, too.
class GateRecordTest {
  @TempDir Path folder;

  @Test
  void whoMeasuresAtTheSameTimeWaitsForNobodyAndLosesNothing() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        runs.add(() -> {
          try (Gate gate = Gate.open(fixture.home)) {
            return new Measuring(gate, new ProcessRunner(), Map.of(), _ -> {})
                .candidate(GateFixture.PROJECT, "sigma", MeasureRequest.USUAL)
                .size();
          }
        });
      }
      for (Future<Integer> each : threads.invokeAll(runs)) {
        assertThat(each.get()).isEqualTo(5);
      }
      assertThat(fixture.gate.history(GateFixture.PROJECT, "sigma", 100)).hasSize(15);
      assertThat(Ledger.verify(fixture.home.ledger()).faults()).isEmpty();
      assertThat(Ledger.rebuild(fixture.home.ledger())).isPositive();
      assertThat(Ledger.verify(fixture.home.ledger()).faults()).isEmpty();
    }
  }

  @Test
  void aBenchmarkInTheSandboxCannotReachTheRecord() throws Exception {
    SandboxRunner sandbox = new SandboxRunner();
    assumeTrue(sandbox.availability() instanceof RunnerAvailability.Ready);
    assumeTrue(sandbox.shortfalls().isEmpty());
    try (GateFixture fixture = GateFixture.open(folder, sandbox)) {
      fixture.write(
          "bench/run.sh",
          """
          home=%s
          ls "$home" && exit 1
          cat "$home/ledger.db" && exit 2
          echo x >> "$home/ledger.db" && exit 3
          mkdir "$home/artifacts" && exit 4
          rm -rf "$home"
          printf '{"status":"ok","metric":1}' > "$3"
          """
              .formatted(fixture.home.folder()));
      fixture.commit("a thief");
      List<Measurement> measured = fixture.run("exact");
      assertThat(measured).hasSize(6).allSatisfy(each -> assertThat(each.metric()).hasValue(1));
      assertThat(measured.getFirst().runner()).isEqualTo("sandbox");
      assertThat(measured.getFirst().enforcement()).containsEntry("isolation", "sandbox");
      assertThat(Ledger.verify(fixture.home.ledger()).faults()).isEmpty();
    }
  }

  @Test
  void whatIsOnRecordIsNeverChanged() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      fixture.establish("exact");
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + fixture.home.ledger());
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() ->
                statement.executeUpdate(
                    "UPDATE events SET payload = replace(payload, 'ok', 'error')"))
            .hasMessageContaining("append-only");
        statement.executeUpdate("DROP TRIGGER events_never_updated");
        statement.executeUpdate("UPDATE events SET payload = replace(payload, 'metric', 'wetric')");
      }
      assertThat(Ledger.verify(fixture.home.ledger()).faults()).isNotEmpty();
    }
  }

  @Test
  void aRecordFromANewerVersionIsLeftAlone() throws Exception {
    GateHome home = new GateHome(folder.resolve("gate"));
    try (Gate gate = Gate.open(home)) {
      assertThat(gate.projects()).isEmpty();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.ledger());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA user_version = 999");
    }
    assertThatThrownBy(() -> Gate.open(home))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("use a newer Assay");
  }

  @Test
  void whereItIsFollowsFromTheVariables() throws Exception {
    assertThat(GateHome.of(Map.of("ASSAY_HOME", "/a")).folder()).isEqualTo(Path.of("/a/gate"));
    assertThat(GateHome.of(Map.of("XDG_DATA_HOME", "/d", "HOME", "/h")).folder())
        .isEqualTo(Path.of("/d/assay/gate"));
    assertThat(GateHome.of(Map.of("XDG_DATA_HOME", "d", "HOME", "/h")).folder())
        .isEqualTo(Path.of("/h/.local/share/assay/gate"));
    assertThatThrownBy(() -> GateHome.of(Map.of())).hasMessageContaining("names a folder");
  }
}
