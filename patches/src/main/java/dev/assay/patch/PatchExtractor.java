package dev.assay.patch;

/// Reads a patch out of what a model wrote.
public final class PatchExtractor {
  private PatchExtractor() {}

  /// Finds the patch in a reply. Never throws on what the reply holds.
  public static Extraction extract(String reply, ExtractionOptions options) {
    return new Extraction.Missing("not implemented yet");
  }
}
