package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
  @TempDir Path folder;

  private static WordParticipant solving(String name, Set<String> tasks) {
    return new WordParticipant(
        name,
        false,
        (task, _) -> WordParticipant.fenced(tasks.contains(task.id()) ? "right" : "left"));
  }

  @Test
  void listsWhatWasLostBeforeWhatWasWon() throws Exception {
    LabFixture lab = new LabFixture(folder, "a", "b", "c", "d", "e", "f", "g", "h");
    RunSummary before = lab.run(solving("model", Set.of("a", "b")));
    RunSummary after = lab.run(solving("model", Set.of("b", "c", "d", "e", "f", "g", "h")));

    Comparison comparison = Comparison.of(before, "model", after, "model");

    assertThat(comparison.pairs()).isEqualTo(8);
    assertThat(comparison.bothPassed()).isEqualTo(1);
    assertThat(comparison.bothFailed()).isZero();
    assertThat(comparison.flips())
        .extracting(Comparison.Flip::task)
        .containsExactly("a", "c", "d", "e", "f", "g", "h");
    assertThat(comparison.flips().getFirst().direction()).isEqualTo(Comparison.Direction.LOST);
    assertThat(comparison.difference().map(Estimate::value)).contains(5 / 8.0);
    assertThat(comparison.difference().map(Estimate::high))
        .hasValueSatisfying(high -> assertThat(high).isBetween(5 / 8.0, 1.0));
    // Two-sided binomial tail of 1 in 7 at one half: 2 (1 + 7) / 128.
    assertThat(comparison.pValue()).isCloseTo(0.125, within(1e-12));
  }

  @Test
  void doesNotTakeManySamplesOfFewTasksForMuchEvidence() throws Exception {
    LabFixture lab = new LabFixture(folder, "a", "b");
    lab.samples = 10;
    RunSummary before = lab.run(solving("model", Set.of()));
    RunSummary after = lab.run(solving("model", Set.of("a", "b")));

    Comparison comparison = Comparison.of(before, "model", after, "model");

    assertThat(comparison.onlySecond()).isEqualTo(20);
    // Two tasks that both went one way: two of the four sign patterns are as extreme.
    assertThat(comparison.pValue()).isEqualTo(0.5);
  }

  @Test
  void comparesOnlyAttemptsThatBothHave() throws Exception {
    RunSummary wide = new LabFixture(folder, "a", "b").run(solving("one", Set.of("a")));
    RunSummary narrow = new LabFixture(folder, "a").run(solving("two", Set.of()));

    Comparison comparison = Comparison.of(wide, "one", narrow, "two");

    assertThat(comparison.pairs()).isEqualTo(1);
    assertThat(comparison.onlyFirst()).isEqualTo(1);
    assertThat(comparison.pValue()).isEqualTo(1);
  }
}
