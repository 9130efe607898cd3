package dev.assay.participant.control;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.util.List;
import java.util.Optional;

/// A task held in memory.
record SampleTask(String id, Optional<String> referencePatch) implements Task {
  @Override
  public String language() {
    return "go";
  }

  @Override
  public String type() {
    return "bug_fix";
  }

  @Override
  public String difficulty() {
    return "easy";
  }

  @Override
  public List<String> tags() {
    return List.of();
  }

  @Override
  public String instructions() {
    return "Mend it.";
  }

  @Override
  public List<SourceFile> workspaceFiles() {
    return List.of();
  }

  @Override
  public List<SourceFile> testFiles() {
    return List.of();
  }

  @Override
  public String digest() {
    return "";
  }

  @Override
  public List<Requirement> requirements() {
    return List.of();
  }
}
