package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TiersTest {
  @Test
  void rowsThatTheDataCannotTellApartShareATier() {
    var rows = List.of(totals("b", 79, 100), totals("a", 80, 100), totals("c", 20, 100));
    assertThat(names(Tiers.of(rows))).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void comparisonByTaskSeesWhatTotalsHide() {
    // Sixty and fifty of a hundred differ by no more than chance, unless it is the same tasks.
    var better = byTask("better", 60);
    var worse = byTask("worse", 50);
    assertThat(names(Tiers.of(List.of(better, worse))))
        .containsExactly(List.of("better"), List.of("worse"));
    var totals = List.of(totals("better", 60, 100), totals("worse", 50, 100));
    assertThat(names(Tiers.of(totals))).containsExactly(List.of("better", "worse"));
  }

  @Test
  void rowsWithoutACommonTaskAreComparedByTheirTotals() {
    var first = new Contender.ByTask("first", Map.of("x", new Tally(30, 30)));
    var second = new Contender.ByTask("second", Map.of("y", new Tally(0, 30)));
    assertThat(names(Tiers.of(List.of(first, second))))
        .containsExactly(List.of("first"), List.of("second"));
  }

  @Test
  void littleDataIsNoGroundForALowTier() {
    var rows = List.of(totals("a", 90, 100), totals("b", 50, 100), totals("new", 0, 1));
    assertThat(names(Tiers.of(rows))).containsExactly(List.of("a", "new"), List.of("b"));
  }

  @Test
  void manyRowsDoNotMakeADifferenceByChance() {
    // Alone, a twentieth-level difference; among forty rows it is to be expected.
    List<Contender> rows = new ArrayList<>();
    rows.add(totals("top", 58, 100));
    rows.add(totals("low", 42, 100));
    assertThat(Tiers.of(rows).tiers()).hasSize(2);
    for (int i = 0; i < 38; i++) {
      rows.add(totals("row" + i, 50, 100));
    }
    assertThat(Tiers.of(rows).tiers()).hasSize(1);
  }

  @Test
  void rowsOfWhichNothingWasScoredStandApart() {
    var rows = List.of(totals("z", 0, 0), totals("a", 1, 2), totals("y", 0, 0));
    Tiers tiers = Tiers.of(rows);
    assertThat(names(tiers)).containsExactly(List.of("a"));
    assertThat(tiers.unscored()).extracting(Contender::name).containsExactly("y", "z");
    assertThat(Tiers.of(List.of()).tiers()).isEmpty();
  }

  @Test
  void refusesTwoRowsOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tiers.of(List.of(totals("a", 1, 2), totals("a", 2, 2))))
        .withMessageContaining("called a");
  }

  @Test
  void everyRowIsInOneTierAndTheOrderOfInputDoesNotMatter() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      List<Contender> rows = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int scored = random.nextInt(0, 80);
        rows.add(totals("row" + i, random.nextInt(scored + 1), scored));
      }
      Tiers tiers = Tiers.of(rows);
      List<Contender> placed = new ArrayList<>(tiers.unscored());
      tiers.tiers().forEach(placed::addAll);
      assertThat(placed).as("round %d", round).containsExactlyInAnyOrderElementsOf(rows);
      Collections.reverse(rows);
      assertThat(Tiers.of(rows)).as("round %d", round).isEqualTo(tiers);
    }
  }

  private static Contender totals(String name, int passed, int scored) {
    return new Contender.Totals(name, new Tally(passed, scored));
  }

  private static Contender byTask(String name, int passed) {
    Map<String, Tally> tasks = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      tasks.put("task" + i, new Tally(i < passed ? 1 : 0, 1));
    }
    return new Contender.ByTask(name, tasks);
  }

  private static List<List<String>> names(Tiers tiers) {
    return tiers.tiers().stream().map(tier -> tier.stream().map(Contender::name).toList()).toList();
  }
}
