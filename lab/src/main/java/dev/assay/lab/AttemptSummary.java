package dev.assay.lab;

import dev.assay.ledger.AttemptRecord;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// One attempt as people and scripts read it.
///
/// @param task the task's id
/// @param model the participant's name
/// @param sample counts from zero
/// @param tries how often it was begun
/// @param outcome absent while it is under way or was interrupted
/// @param reason one sentence, empty while there is no outcome
/// @param testsPassed tests that passed
/// @param testsTotal tests that counted
/// @param failingTests ids of those that did not pass, at most a hundred
/// @param repairs what had to be mended to read and apply the patch
/// @param usage tokens
/// @param costUsd US dollars, absent when unknown
/// @param submissionMillis wall time until the participant handed in
/// @param evaluationMillis wall time of the tests
/// @param retries model calls repeated after an error
/// @param isolation what the runner enforced
/// @param folder the name of its artifact folder, within the run's
public record AttemptSummary(
    String task,
    String model,
    int sample,
    int tries,
    Optional<Outcome> outcome,
    String reason,
    int testsPassed,
    int testsTotal,
    List<String> failingTests,
    List<String> repairs,
    TokenUsage usage,
    OptionalDouble costUsd,
    long submissionMillis,
    long evaluationMillis,
    int retries,
    Map<String, String> isolation,
    String folder) {

  static AttemptSummary of(AttemptRecord row) {
    Optional<SubmissionRecord> submission =
        row.submission().map(AttemptRecord.Submitted::submission);
    Optional<AttemptResult> result = row.result().map(AttemptRecord.Evaluated::result);
    return new AttemptSummary(
        row.attempt().task(),
        row.attempt().participant(),
        row.attempt().sample(),
        row.tries(),
        result.map(AttemptResult::outcome),
        result.map(AttemptResult::reason).orElse(""),
        result.map(AttemptResult::testsPassed).orElse(0),
        result.map(AttemptResult::testsTotal).orElse(0),
        result.map(AttemptResult::failingTests).orElse(List.of()),
        Stream.concat(
                submission.stream().flatMap(each -> each.repairs().stream()),
                result.stream().flatMap(each -> each.repairs().stream()))
            .toList(),
        submission.map(SubmissionRecord::usage).orElse(TokenUsage.NONE),
        submission.map(SubmissionRecord::costUsd).orElse(OptionalDouble.empty()),
        submission.map(SubmissionRecord::durationMillis).orElse(0L),
        result.map(AttemptResult::evaluationMillis).orElse(0L),
        submission.map(SubmissionRecord::retries).orElse(0),
        result.map(AttemptResult::isolation).orElse(Map.of()),
        AttemptFolder.name(row.attempt()));
  }
}
