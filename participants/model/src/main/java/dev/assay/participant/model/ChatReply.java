package dev.assay.participant.model;

import dev.assay.protocol.TokenUsage;
import java.util.Optional;
import java.util.OptionalDouble;

/// A complete reply.
///
/// @param text the reply alone; may be empty
/// @param reasoning what the model thought before it, empty when that was not shown
/// @param usage as the endpoint counted it, [TokenUsage#NONE] when it did not
/// @param costUsd US dollars as the endpoint charged them, absent when it did not tell
/// @param finishReason the endpoint's word for why the reply ended: `stop`, `length`
/// @param servedBy the model that really answered and, where known, whose it is
/// @param retries calls repeated before this one
public record ChatReply(
    String text,
    String reasoning,
    TokenUsage usage,
    OptionalDouble costUsd,
    Optional<String> finishReason,
    Optional<String> servedBy,
    int retries) {

  /// The same reply after that many retries.
  ChatReply after(int count) {
    return new ChatReply(text, reasoning, usage, costUsd, finishReason, servedBy, count);
  }
}
