package dev.assay.participant;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.util.List;
import java.util.Optional;

/// A task held in memory.
record SampleTask(String instructions, List<SourceFile> workspaceFiles, List<SourceFile> testFiles)
    implements Task {
  @Override
  public String id() {
    return "python_sample";
  }

  @Override
  public String language() {
    return "python";
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
  public Optional<String> referencePatch() {
    return Optional.of("the reference");
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
