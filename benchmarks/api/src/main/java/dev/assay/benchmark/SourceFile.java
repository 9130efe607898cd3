package dev.assay.benchmark;

/// A file as a participant sees it.
///
/// @param path relative, with forward slashes
/// @param text decoded as UTF-8; for a binary file a sentence that says so
public record SourceFile(String path, String text) {}
