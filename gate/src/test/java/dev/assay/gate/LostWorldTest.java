package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.GateException.Kind;
import dev.assay.ledger.LedgerOptions;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on record outlives the commit that it is of, and the hour that it was recorded in.
class LostWorldTest {
  @TempDir Path folder;
  private GateFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = GateFixture.open(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aBaselineThatWasRebasedAwayIsStillHeldAgainst() throws Exception {
    Baseline baseline = fixture.establish("exact");
    fixture.git("checkout", "-q", "--orphan", "rebased");
    fixture.commitValue("80");
    fixture.git("branch", "-q", "-D", "main");
    fixture.git("reflog", "expire", "--expire=now", "--all");
    fixture.git("gc", "-q", "--prune=now");
    fixture.run("exact");

    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.Promote.class);
    assertThatThrownBy(() -> fixture.measuring().untilDecided(GateFixture.PROJECT, "exact", 4))
        .isInstanceOfSatisfying(
            GateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining(
            "the baseline's commit %s is no longer in the repository",
            baseline.commit().substring(0, 10))
        .hasMessageContaining("baseline establish");
  }

  @Test
  void aClockThatJumpsBackChangesNoVerdict() throws Exception {
    fixture.establish("exact");
    fixture.commitValue("80");
    LedgerOptions longAgo = LedgerOptions.DEFAULT.withClock(() -> Instant.EPOCH);
    try (Gate gate = Gate.open(fixture.home, longAgo)) {
      new Measuring(gate, new ProcessRunner(), Map.of(), _ -> {})
          .candidate(GateFixture.PROJECT, "exact", MeasureRequest.USUAL);
      assertThat(gate.evaluate(GateFixture.PROJECT, "exact").verdict())
          .isInstanceOf(Verdict.Promote.class);
    }

    List<Measurement> history = fixture.gate.history(GateFixture.PROJECT, "exact", 100);
    assertThat(history).hasSize(12);
    assertThat(history.getFirst().tree().commit())
        .as("the newest")
        .isNotEqualTo(history.getLast().tree().commit());
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.Promote.class);
  }
}
