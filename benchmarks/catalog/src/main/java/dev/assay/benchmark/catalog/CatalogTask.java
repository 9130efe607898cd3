package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A task of a catalog.
public final class CatalogTask implements Task {
  private final Path folder;
  private final TaskMetadata metadata;
  private final Parts parts;
  private final Optional<List<String>> expectedTests;
  private final ProtectedPaths protectedPaths;

  CatalogTask(
      Path folder, TaskMetadata metadata, Parts parts, Optional<List<String>> expectedTests) {
    this.folder = folder;
    this.metadata = metadata;
    this.parts = parts;
    this.expectedTests = expectedTests.map(List::copyOf);
    this.protectedPaths = ProtectedPaths.of(metadata, parts.workspace());
  }

  @Override
  public String id() {
    return metadata.taskId();
  }

  @Override
  public String language() {
    return metadata.language();
  }

  @Override
  public String type() {
    return metadata.type();
  }

  @Override
  public String difficulty() {
    return metadata.difficulty();
  }

  @Override
  public List<String> tags() {
    return metadata.tags();
  }

  @Override
  public String instructions() {
    return parts.instructions();
  }

  @Override
  public List<SourceFile> workspaceFiles() throws IOException {
    return parts.workspace().sourceFiles();
  }

  /// The tests at the paths where they are when the tests run.
  @Override
  public List<SourceFile> testFiles() throws IOException {
    return parts.tests().sourceFiles();
  }

  @Override
  public Optional<String> referencePatch() throws IOException {
    Optional<Patch> patch = referenceChange();
    return patch.map(UnifiedDiff::format);
  }

  @Override
  public String digest() {
    return parts.digest();
  }

  @Override
  public List<Requirement> requirements() {
    return metadata.requirements();
  }

  /// The first heading of the instructions, without its marks; the id where there is none.
  public String title() {
    return instructions()
        .lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).replaceAll("[`*]", "").strip())
        .filter(title -> !title.isEmpty())
        .findFirst()
        .orElse(id());
  }

  /// Where the task is.
  public Path folder() {
    return folder;
  }

  /// The ids of the tests that have to pass, when they are recorded.
  public Optional<List<String>> expectedTests() {
    return expectedTests;
  }

  /// The names of the wrong solutions that come with the task.
  public List<String> mutants() {
    return parts.mutants().stream().map(Mutant::name).toList();
  }

  /// @throws IllegalArgumentException when the task has no such mutant
  Mutant mutant(String name) {
    return parts.mutants().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(id() + " has no mutant called '" + name + "'"));
  }

  boolean hasReference() {
    return parts.solution().isPresent();
  }

  Optional<Patch> referenceChange() throws IOException {
    return hasReference()
        ? Optional.of(UnifiedDiff.between(parts.workspace().texts(), parts.solved().texts()))
        : Optional.empty();
  }

  TaskMetadata metadata() {
    return metadata;
  }

  Parts parts() {
    return parts;
  }

  ProtectedPaths protectedPaths() {
    return protectedPaths;
  }

  /// The same task, judged by exit status and report alone.
  CatalogTask withoutExpectedTests() {
    return new CatalogTask(folder, metadata, parts, Optional.empty());
  }

  Patch mutantPatch(Mutant mutant, Path scratch) throws IOException, StaleMutantException {
    return mutant.asPatch(parts.workspace(), parts.solved(), scratch);
  }

  /// The files of a task.
  ///
  /// @param tests by their path in the evaluation workspace
  /// @param dependencies the file of Python packages to install, when there is one
  record Parts(
      String instructions,
      SourceTree workspace,
      SourceTree tests,
      Optional<Path> dependencies,
      Optional<SourceTree> solution,
      List<Mutant> mutants,
      String digest) {
    Parts {
      mutants = List.copyOf(mutants);
    }

    /// The workspace with the reference in it, where there is one.
    SourceTree solved() {
      return solution.map(workspace::overlaidBy).orElse(workspace);
    }
  }
}
