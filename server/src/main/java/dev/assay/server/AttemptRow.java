package dev.assay.server;

import dev.assay.lab.AttemptFolder;
import dev.assay.ledger.AttemptRecord;
import dev.assay.ledger.AttemptRecord.Evaluated;
import dev.assay.ledger.AttemptRecord.Submitted;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// An attempt as lists show it.
///
/// @param attempt its name in paths
/// @param state asking while the participant works, judging while its patch is judged, ended
/// @param outcome how it ended; absent until then
/// @param reason one sentence, empty until then
/// @param signature the reason without what differs between failures of one kind
record AttemptRow(
    String attempt,
    String task,
    String model,
    int sample,
    int tries,
    String state,
    Optional<String> outcome,
    String reason,
    String signature,
    int testsPassed,
    int testsTotal,
    OptionalDouble costUsd,
    UsageRow usage,
    long submissionMillis,
    long evaluationMillis,
    int retries,
    Instant startedAt,
    Optional<Instant> endedAt) {

  static AttemptRow of(AttemptRecord record) {
    // While a later try is under way the result of an earlier one counts, and is not shown as its.
    Optional<AttemptResult> result =
        record.unfinished() ? Optional.empty() : record.result().map(Evaluated::result);
    Optional<SubmissionRecord> submission = record.submission().map(Submitted::submission);
    return new AttemptRow(
        AttemptFolder.name(record.attempt()),
        record.attempt().task(),
        record.attempt().participant(),
        record.attempt().sample(),
        record.tries(),
        state(record),
        result.map(each -> each.outcome().name()),
        result.map(AttemptResult::reason).orElse(""),
        result
            .filter(each -> !each.outcome().passed())
            .map(each -> FailureSignature.of(each.reason()))
            .orElse(""),
        result.map(AttemptResult::testsPassed).orElse(0),
        result.map(AttemptResult::testsTotal).orElse(0),
        submission.map(SubmissionRecord::costUsd).orElse(OptionalDouble.empty()),
        UsageRow.of(submission.map(SubmissionRecord::usage).orElse(TokenUsage.NONE)),
        submission.map(SubmissionRecord::durationMillis).orElse(0L),
        result.map(AttemptResult::evaluationMillis).orElse(0L),
        submission.map(SubmissionRecord::retries).orElse(0),
        record.startedAt(),
        record.unfinished() ? Optional.empty() : record.result().map(Evaluated::time));
  }

  private static String state(AttemptRecord record) {
    if (!record.unfinished()) {
      return "ended";
    }
    return record.awaitsEvaluation() ? "judging" : "asking";
  }
}
