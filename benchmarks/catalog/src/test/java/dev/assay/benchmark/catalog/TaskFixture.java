package dev.assay.benchmark.catalog;

import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes a task into a temporary catalog.
record TaskFixture(Path catalog, String id) {
  /// A task that can be loaded; the test command is `sh tests/run.sh`.
  static TaskFixture shell(Path catalog, String id, String testScript) {
    return new TaskFixture(catalog, id)
        .metadata("")
        .file("instructions.md", "Do it.\n")
        .file("workspace/code.sh", "echo starter\n")
        .file("tests/run.sh", testScript);
  }

  /// Replaces the metadata.
  ///
  /// @param evalFields further members of `eval`, each preceded by a comma
  TaskFixture metadata(String evalFields) {
    return metadata(evalFields, "");
  }

  TaskFixture metadata(String evalFields, String fields) {
    return file(
        "metadata.json",
        """
        {
          "task_id": "%s",
          "language": "shell",
          "type": "bug_fix",
          "difficulty": "easy",
          "eval": {"command": ["sh", "tests/run.sh"], "timeout_seconds": 20%s}%s
        }
        """
            .formatted(id, evalFields, fields));
  }

  TaskFixture file(String path, String content) {
    try {
      Path file = folder().resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A wrong solution that has this content in a file of the reference, or of the workspace.
  TaskFixture mutant(String name, String path, String content) {
    try {
      Path solved = folder().resolve("solution").resolve(path);
      Path file = Files.exists(solved) ? solved : folder().resolve("workspace").resolve(path);
      Patch change =
          UnifiedDiff.between(Map.of(path, Files.readString(file)), Map.of(path, content));
      return file("mutants/" + name + "/mutant.diff", UnifiedDiff.format(change));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return catalog.resolve(id);
  }
}
