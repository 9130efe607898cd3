package dev.assay.gate;

import java.util.List;

/// A project, as its manifest describes it.
///
/// @param name under which it is registered
/// @param language for people to read
/// @param invocation a line of the shell that runs a benchmark
/// @param trackedPaths whose files, those that git ignores included, belong to what is measured
/// @param generatedPaths what runs make there, and what may differ therefore
/// @param protectedPaths whose content is part of a benchmark's [Terms]: what measures, and not
///   what is measured
/// @param environment variables of the caller that a benchmark sees
public record ProjectDefinition(
    String name,
    String language,
    InvocationTemplate invocation,
    List<String> trackedPaths,
    List<String> generatedPaths,
    List<String> protectedPaths,
    List<String> environment) {
  public ProjectDefinition {
    trackedPaths = List.copyOf(trackedPaths);
    generatedPaths = List.copyOf(generatedPaths);
    protectedPaths = List.copyOf(protectedPaths);
    environment = List.copyOf(environment);
  }
}
