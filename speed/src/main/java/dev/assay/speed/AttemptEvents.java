package dev.assay.speed;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.Sha256;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The three events of an attempt, as large as those of real ones.
final class AttemptEvents {
  private static final String DIGEST = Sha256.hex("a patch");
  private static final Map<String, String> ISOLATION =
      Map.of(
          "isolation", "none",
          "network", "unrestricted",
          "output", "16777216 bytes a stream",
          "processes-ended", "all",
          "runner", "process",
          "wall-time", "PT1M");

  private AttemptEvents() {}

  static List<LabEvent> of(AttemptId attempt) {
    return List.of(
        new LabEvent.AttemptStarted(attempt, 1),
        new LabEvent.SubmissionReceived(attempt, 1, submission()),
        new LabEvent.AttemptEvaluated(attempt, 1, result(attempt.hashCode() % 3 != 0)));
  }

  private static SubmissionRecord submission() {
    return new SubmissionRecord(
        Optional.of(DIGEST),
        Optional.of(DIGEST),
        List.of(),
        Optional.empty(),
        new TokenUsage(1200, 400, 100, 0),
        OptionalDouble.of(0.0012),
        2500,
        0,
        Optional.of("stop"),
        Optional.of("some-model/some-provider"));
  }

  private static AttemptResult result(boolean passed) {
    return new AttemptResult(
        passed ? Outcome.PASSED : Outcome.FAILED,
        passed ? "all 6 tests passed" : "1 of 6 tests failed: tests::counts_every_word",
        passed ? 6 : 5,
        6,
        passed ? List.of() : List.of("tests::counts_every_word"),
        List.of(),
        830,
        ISOLATION);
  }
}
