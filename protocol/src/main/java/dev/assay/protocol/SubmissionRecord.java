package dev.assay.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a participant handed in, without its text: that lies in the attempt's artifacts.
///
/// @param patchSha256 digest of `patch.diff`, absent when there was no patch
/// @param responseSha256 digest of `response.txt`, absent when there was no reply
/// @param repairs what had to be mended to read a patch out of the reply, in words
/// @param problem why there is no usable patch, absent when there is one
/// @param usage tokens
/// @param costUsd US dollars, absent when the endpoint did not tell and no price is known
/// @param durationMillis wall time of the participant
/// @param retries model calls repeated after an error
/// @param finishReason the endpoint's own word for why the reply ended
/// @param servedBy the model and provider that really answered, where the endpoint tells
public record SubmissionRecord(
    Optional<String> patchSha256,
    Optional<String> responseSha256,
    List<String> repairs,
    Optional<String> problem,
    TokenUsage usage,
    OptionalDouble costUsd,
    long durationMillis,
    int retries,
    Optional<String> finishReason,
    Optional<String> servedBy) {
  public SubmissionRecord {
    repairs = List.copyOf(repairs);
  }
}
