package dev.assay.participant;

import dev.assay.protocol.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a participant hands in, and what it cost.
///
/// @param content the answer
/// @param prompt what was sent, empty when nothing was
/// @param usage tokens
/// @param costUsd US dollars, absent when unknown
/// @param duration wall time of the participant
/// @param retries calls repeated after an error
/// @param finishReason the endpoint's own word for why the reply ended
/// @param servedBy the model and provider that really answered
public record Submission(
    Content content,
    String prompt,
    TokenUsage usage,
    OptionalDouble costUsd,
    Duration duration,
    int retries,
    Optional<String> finishReason,
    Optional<String> servedBy) {

  /// A submission that took no model.
  public static Submission free(Content content, Duration duration) {
    return new Submission(
        content,
        "",
        TokenUsage.NONE,
        OptionalDouble.of(0),
        duration,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /// The answer itself.
  public sealed interface Content {
    /// A reply in prose that should hold a patch.
    record Reply(String text) implements Content {}

    /// A unified diff made by a program, not by a model's hand.
    record Diff(String unifiedDiff) implements Content {}

    /// Nothing, on purpose.
    record Nothing(String reason) implements Content {}
  }
}
