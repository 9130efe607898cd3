package dev.assay.patch;

/// Reads a patch out of what a model wrote.
///
/// It knows unified diffs, fenced or bare, with or without git's headers; the envelope `*** Begin
/// Patch`; search/replace blocks; and whole files in fences that name them. Reasoning before the
/// answer is left out. Where a reply has any kind of patch, a fenced file counts only when the
/// workspace has no such file: else it is taken for a quotation. Of several versions of a change
/// the last one counts.
public final class PatchExtractor {
  /// The longest reply that is read: 16 Mi characters.
  public static final int MAXIMUM_CHARACTERS = UnifiedDiff.MAXIMUM_CHARACTERS;

  private PatchExtractor() {}

  /// Finds the patch in a reply. Never throws on what the reply holds.
  public static Extraction extract(String reply, ExtractionOptions options) {
    if (reply.length() > MAXIMUM_CHARACTERS) {
      return new Extraction.Missing(
          "the reply has "
              + reply.length()
              + " characters, over the limit of "
              + MAXIMUM_CHARACTERS);
    }
    Reasoning reasoning = Reasoning.part(reply);
    if (reasoning.unfinished()) {
      return new Extraction.Missing("the reply ends within its reasoning, before any answer");
    }
    if (reasoning.answer().isBlank()) {
      return new Extraction.Missing("the reply is empty");
    }
    return new ReplyReader(options).read(reasoning.answer());
  }
}
