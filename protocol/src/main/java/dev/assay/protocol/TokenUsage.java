package dev.assay.protocol;

/// What a participant's model calls consumed, in tokens. All counts are zero for a control.
///
/// @param prompt tokens sent, cached ones included
/// @param completion tokens received, reasoning included
/// @param reasoning the part of `completion` that was reasoning
/// @param cached the part of `prompt` that the provider had cached
public record TokenUsage(long prompt, long completion, long reasoning, long cached) {
  /// Nothing used.
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  public TokenUsage {
    if (prompt < 0 || completion < 0 || reasoning < 0 || cached < 0) {
      throw new IllegalArgumentException("a token count is negative");
    }
  }

  /// The sum of prompt and completion.
  public long total() {
    return prompt + completion;
  }

  /// Both usages together.
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        prompt + other.prompt,
        completion + other.completion,
        reasoning + other.reasoning,
        cached + other.cached);
  }
}
