package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedRunTest {
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

  private Evaluation untilDecided(int most) throws Exception {
    return fixture.measuring().untilDecided(GateFixture.PROJECT, "exact", most);
  }

  @Test
  void whatWinsEveryPairIsPromotedAfterAHandful() throws Exception {
    fixture.establish("exact");
    fixture.commitValue("80");
    Evaluation evaluation = untilDecided(40);
    assertThat(evaluation.verdict()).isInstanceOf(Verdict.Promote.class);
    assertThat(evaluation.verdict().explanation()).startsWith("8 pairs won, 0 lost, 0 tied");
    Baseline promoted =
        fixture.gate.promote(GateFixture.PROJECT, "exact", false, OptionalLong.empty(), "");
    assertThat(promoted.measurements()).hasSize(8);
    assertThat(fixture.gate.history(GateFixture.PROJECT, "exact", 100)).hasSize(22);
  }

  @Test
  void whatLosesEveryPairIsRejected() throws Exception {
    fixture.establish("exact");
    fixture.commitValue("120");
    assertThat(untilDecided(40).verdict()).isInstanceOf(Verdict.Reject.class);
  }

  @Test
  void aLaterGoTakesTheEvidenceOn() throws Exception {
    fixture.establish("exact");
    fixture.commitValue("80");
    assertThat(untilDecided(3).verdict())
        .isInstanceOfSatisfying(
            Verdict.NeedsMoreData.class, verdict -> assertThat(verdict.more()).isEqualTo(5));
    assertThat(untilDecided(40).verdict().explanation()).startsWith("8 pairs won");
    assertThat(untilDecided(40).verdict().explanation()).startsWith("8 pairs won");
  }

  @Test
  void aPairThatWasBegunAndNotEndedIsLost() throws Exception {
    fixture.establish("exact");
    fixture.commitValue("80");
    untilDecided(3);
    String commit = GitRepository.of(fixture.root, new Exchanges(fixture.home)).commit();
    BenchmarkId benchmark = new BenchmarkId(GateFixture.PROJECT, "exact");
    Series killed = new Series(benchmark, "killed", commit, OptionalLong.of(1), List.of(1L));
    fixture.gate.record().start(killed, Try.Purpose.PAIRS);
    fixture.gate.record().startPair(killed, 0);
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact").verdict().explanation())
        .startsWith("3 pairs won, 1 lost");
  }

  @Test
  void withoutABaselineThereIsNothingToTakeTurnsWith() throws Exception {
    assertThatThrownBy(() -> untilDecided(4)).hasMessageContaining("has no baseline to measure");
    fixture.establish("exact");
    assertThatThrownBy(() -> untilDecided(4)).hasMessageContaining("is the baseline itself");
    fixture.write("value", "1");
    assertThatThrownBy(() -> untilDecided(4)).hasMessageContaining("not those of the commit");
    assertThatThrownBy(() -> fixture.measuring().untilDecided(GateFixture.PROJECT, "output", 4))
        .hasMessageContaining("is compared with a reference");
  }

  @Test
  void anEarlierCommitBecomesTheBaselineBesideTheFolder() throws Exception {
    fixture.commitValue("80");
    Baseline baseline =
        fixture
            .measuring()
            .baselineAt("HEAD~1", GateFixture.PROJECT, "exact", MeasureRequest.USUAL, "");
    assertThat(baseline.commit())
        .isEqualTo(GitRepository.of(fixture.root, new Exchanges(fixture.home)).commit("HEAD~1"));
    fixture.run("exact");
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.Promote.class);
    assertThat(new GitCommand(fixture.root).text("worktree", "list").lines()).hasSize(1);
    assertThatThrownBy(() ->
            fixture
                .measuring()
                .baselineAt("gone", GateFixture.PROJECT, "exact", MeasureRequest.USUAL, ""))
        .hasMessageContaining("has no commit 'gone'");
  }

  @Test
  void whatIsNoBetterKeepsNeedingMore() throws Exception {
    fixture.establish("exact");
    fixture.git(
        "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
    Evaluation evaluation = untilDecided(5);
    assertThat(evaluation.verdict()).isInstanceOf(Verdict.NeedsMoreData.class);
    assertThat(evaluation.verdict().explanation()).contains("0 pairs won, 0 lost, 5 tied");
  }
}
