package dev.assay.participant.model;

/// A reply in which the model thinks aloud first, as local models do whose server does not tell
/// thoughts apart: `<think>…</think>` at the very start. The same tags elsewhere are content.
///
/// @param thought what stands between the tags
/// @param reply the rest
record ThoughtTag(String thought, String reply) {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  /// A thought that was never closed takes all, and no reply is left.
  static ThoughtTag split(String text) {
    String stripped = text.stripLeading();
    if (!stripped.startsWith(OPEN)) {
      return new ThoughtTag("", text);
    }
    int close = stripped.indexOf(CLOSE);
    return close < 0
        ? new ThoughtTag(stripped.substring(OPEN.length()), "")
        : new ThoughtTag(
            stripped.substring(OPEN.length(), close),
            stripped.substring(close + CLOSE.length()).stripLeading());
  }
}
