package dev.assay.participant.model;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.util.List;
import java.util.Optional;

/// A task held in memory.
record SampleTask(String instructions) implements Task {
  @Override
  public String id() {
    return "go_sample";
  }

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
  public List<SourceFile> workspaceFiles() {
    return List.of(new SourceFile("main.go", "package main\n"));
  }

  @Override
  public List<SourceFile> testFiles() {
    return List.of();
  }

  @Override
  public Optional<String> referencePatch() {
    return Optional.empty();
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
