package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A catalog of tasks that need nothing but a shell: write the right word into a file.
final class TinyCatalog {
  private TinyCatalog() {}

  static Path write(Path folder, int tasks) throws IOException {
    for (int i = 0; i < tasks; i++) {
      writeTask(folder, "shell_word_%02d".formatted(i), "test \"$(cat answer.txt)\" = right");
    }
    return folder;
  }

  static void writeTask(Path folder, String id, String test) throws IOException {
    Path task = folder.resolve(id);
    file(
        task.resolve("metadata.json"),
        """
        {
          "task_id": "%s",
          "language": "shell",
          "type": "bug_fix",
          "difficulty": "easy",
          "instructions_file": "instructions.md",
          "workspace_dir": "workspace",
          "tests_dir": "tests",
          "eval": {"command": ["sh", "tests/run.sh"], "timeout_seconds": 20},
          "tags": ["tiny"]
        }
        """
            .formatted(id));
    file(task.resolve("instructions.md"), "Write the word 'right' into `answer.txt`.\n");
    file(task.resolve("workspace/answer.txt"), "wrong\n");
    file(task.resolve("solution/answer.txt"), "right\n");
    file(task.resolve("tests/run.sh"), test + "\n");
  }

  private static void file(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
