package dev.assay.ledger;

import static dev.assay.ledger.Samples.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

class LabEventRulesTest {
  static Stream<LabEvent> spoilers() {
    return Stream.of(
        new AttemptStarted(ATTEMPT, 0),
        new AttemptStarted(new AttemptId("half \uD800 pair", "model/a", 0), 1),
        new AttemptStarted(new AttemptId("queue", "half \uDC00 pair", 0), 1),
        costing(Double.NaN),
        costing(Double.POSITIVE_INFINITY),
        costing(-0.01),
        costing(1_000_001),
        using(new TokenUsage(Long.MAX_VALUE, 0, 0, 0)),
        using(new TokenUsage(0, Long.MAX_VALUE, 0, 0)),
        using(new TokenUsage(0, 0, Long.MAX_VALUE, 0)),
        using(new TokenUsage(0, 0, 0, Long.MAX_VALUE)),
        lasting(-1),
        lasting(Long.MAX_VALUE),
        Samples.planned("half \uD800 pair", List.of("queue"), List.of("model/a"), 1),
        Samples.planned("catalog", List.of("queue"), List.of("half \uD800 pair"), 1),
        Samples.planned("catalog", List.of("a", "b"), List.of("a", "b"), Integer.MAX_VALUE));
  }

  private static LabEvent costing(double dollars) {
    return new SubmissionReceived(
        ATTEMPT, 1, Samples.submission(TokenUsage.NONE, OptionalDouble.of(dollars)));
  }

  private static LabEvent using(TokenUsage usage) {
    return new SubmissionReceived(ATTEMPT, 1, Samples.submission(usage, OptionalDouble.empty()));
  }

  private static LabEvent lasting(long millis) {
    return new AttemptEvaluated(
        ATTEMPT,
        1,
        new AttemptResult(Outcome.PASSED, "", 0, 0, List.of(), List.of(), millis, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("spoilers")
  void whatWouldSpoilTheSumsIsHeldOff(LabEvent event) {
    assertThatThrownBy(() -> LabEventRules.check(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*(between|count from|surrogate).*");
  }

  @Test
  void whatIsLargeAndPossibleIsTaken() {
    assertThatCode(
            () -> {
              LabEventRules.check(costing(1_000_000));
              LabEventRules.check(using(new TokenUsage(1_000_000_000_000L, 0, 0, 0)));
              LabEventRules.check(new AttemptStarted(new AttemptId("😀", "größer", 0), 1));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void namesOfOtherStreamsAreChecked() {
    var payload = JsonNodeFactory.instance.objectNode();
    for (String bad : new String[] {"", " ", "a b", "1a", "a".repeat(65), "a\0", "größe"}) {
      assertThatThrownBy(() -> new NewEvent(bad, "type", Optional.empty(), payload))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not the name of a stream");
      assertThatThrownBy(() -> new NewEvent("stream", bad, Optional.empty(), payload))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not the name of a type");
    }
    assertThatThrownBy(() -> new NewEvent("lab", "run_planned", Optional.empty(), payload))
        .hasMessageContaining("append them as a LabEvent");
  }

  @Test
  void aPayloadHasABound() {
    assertThatThrownBy(() ->
            new Draft("gate", "t", "", "x".repeat(Draft.MAX_PAYLOAD + 1), 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keep it in a file");
  }
}
