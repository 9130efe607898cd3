package dev.assay.participant.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FaultScheduleTest {
  @Test
  void dependsOnSeedPromptAndOccurrenceButNotOnTheOrderOfArrival() {
    FaultSchedule schedule = FaultSchedule.parse("429:0.3,cut:0.3", 7);
    FaultSchedule same = FaultSchedule.parse("cut:0.3,429:0.3", 7);
    FaultSchedule other = FaultSchedule.parse("429:0.3,cut:0.3", 8);

    assertThat(draw(schedule, 0)).isEqualTo(draw(same, 50)).isNotEqualTo(draw(other, 0));
  }

  @Test
  void keepsItsRates() {
    List<Optional<Fault>> draws = draw(FaultSchedule.parse("429:0.1,empty:0.2", 1), 0);

    assertThat(rate(draws, Optional.of(Fault.RATE_LIMIT))).isCloseTo(0.1, within(0.02));
    assertThat(rate(draws, Optional.of(Fault.EMPTY))).isCloseTo(0.2, within(0.02));
    assertThat(rate(draws, Optional.empty())).isCloseTo(0.7, within(0.02));
  }

  @Test
  void emptyTextMeansNoFault() {
    assertThat(draw(FaultSchedule.parse(" ", 1), 0)).containsOnly(Optional.empty());
  }

  @Test
  void certaintyLeavesNoAnswer() {
    assertThat(draw(FaultSchedule.parse("cut:1", 1), 0)).containsOnly(Optional.of(Fault.CUT));
  }

  @Test
  void theFirstRequestsGoWrongInOrder() {
    FaultSchedule schedule = FaultSchedule.first(Fault.RESET, Fault.HTML);

    assertThat(IntStream.range(0, 3).mapToObj(i -> schedule.fault(request(i, "x", 0))))
        .containsExactly(Optional.of(Fault.RESET), Optional.of(Fault.HTML), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cut", "cut:x", "cut:-0.1", "cut:NaN", "cut:0.6,429:0.6", "cut:0.1,", ":1"})
  void refusesWhatMakesNoSchedule(String text) {
    assertThatThrownBy(() -> FaultSchedule.parse(text, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownFaultListsTheKnownOnes() {
    assertThatThrownBy(() -> FaultSchedule.parse("418:0.1", 0))
        .hasMessageContainingAll("'418'", "429, 500, 401");
    assertThat(Fault.of("no-patch")).isEqualTo(Fault.NO_PATCH);
  }

  private static List<Optional<Fault>> draw(FaultSchedule schedule, int firstNumber) {
    return IntStream.range(0, 5_000)
        .mapToObj(i -> schedule.fault(request(firstNumber + i, "prompt " + i / 2, i % 2)))
        .toList();
  }

  private static double rate(List<Optional<Fault>> draws, Optional<Fault> wanted) {
    return draws.stream().filter(wanted::equals).count() / (double) draws.size();
  }

  private static ScriptedRequest request(int number, String prompt, int occurrence) {
    return new ScriptedRequest(
        number, occurrence, prompt, Map.of(), new JsonMapper().createObjectNode());
  }
}
