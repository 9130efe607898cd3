package dev.assay.lab;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.util.List;
import java.util.Optional;

/// A task that is solved by writing one word into one file.
record WordTask(String id, String digest) implements Task {
  WordTask(String id) {
    this(id, "digest-of-" + id);
  }

  @Override
  public String language() {
    return "text";
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
    return "Write 'right' into answer.txt.";
  }

  @Override
  public List<SourceFile> workspaceFiles() {
    return List.of(new SourceFile("answer.txt", "wrong\n"));
  }

  @Override
  public List<SourceFile> testFiles() {
    return List.of();
  }

  @Override
  public Optional<String> referencePatch() {
    return Optional.of(diff("right"));
  }

  @Override
  public List<Requirement> requirements() {
    return List.of();
  }

  static String diff(String word) {
    return "--- a/answer.txt\n+++ b/answer.txt\n@@ -1 +1 @@\n-wrong\n+" + word + "\n";
  }
}
