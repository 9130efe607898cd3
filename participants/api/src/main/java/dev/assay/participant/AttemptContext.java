package dev.assay.participant;

/// What an attempt is told beside its task.
///
/// @param sample counts from zero; a sampling participant may derive its seed from it
/// @param includeTests whether the prompt shows the tests
public record AttemptContext(int sample, boolean includeTests) {}
