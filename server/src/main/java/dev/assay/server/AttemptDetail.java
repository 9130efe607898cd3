package dev.assay.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.ledger.AttemptRecord;
import dev.assay.ledger.AttemptRecord.Evaluated;
import dev.assay.ledger.AttemptRecord.Submitted;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.SubmissionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is known of an attempt but the contents of its files.
///
/// @param row what lists show of it
/// @param failingTests ids of expected tests that did not pass, at most a hundred
/// @param repairs what had to be mended to read and to apply the patch
/// @param isolation what the runner enforced, by name
/// @param finishReason the endpoint's own word for why the reply ended
/// @param servedBy the model and provider that really answered
/// @param problem why there is no usable patch
/// @param submittedAt when the participant had handed in
/// @param files that it has, by name
record AttemptDetail(
    @JsonUnwrapped AttemptRow row,
    List<String> failingTests,
    List<String> repairs,
    Map<String, String> isolation,
    Optional<String> finishReason,
    Optional<String> servedBy,
    Optional<String> problem,
    Optional<Instant> submittedAt,
    List<ArtifactFile> files) {

  /// A file of an attempt.
  record ArtifactFile(String name, long bytes) {}

  static AttemptDetail of(AttemptRecord record, List<ArtifactFile> files) {
    Optional<SubmissionRecord> submission = record.submission().map(Submitted::submission);
    Optional<AttemptResult> result = record.result().map(Evaluated::result);
    return new AttemptDetail(
        AttemptRow.of(record),
        result.map(AttemptResult::failingTests).orElse(List.of()),
        Stream.concat(
                submission.stream().flatMap(each -> each.repairs().stream()),
                result.stream().flatMap(each -> each.repairs().stream()))
            .toList(),
        result.map(AttemptResult::isolation).orElse(Map.of()),
        submission.flatMap(SubmissionRecord::finishReason),
        submission.flatMap(SubmissionRecord::servedBy),
        submission.flatMap(SubmissionRecord::problem),
        record.submission().map(Submitted::time),
        files);
  }
}
