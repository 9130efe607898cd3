package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A catalog of one task whose test does nothing, so that what remains is Assay.
///
/// @param folder holds the task's folder
record TrivialCatalog(Path folder) {
  /// What the tests run, within the workspace.
  static final List<String> COMMAND = List.of("sh", "tests/run.sh");

  /// A reply that solves the task.
  static final String REPLY =
      """
      Here it is.
      ```diff
      --- a/answer.txt
      +++ b/answer.txt
      @@ -1 +1 @@
      -wrong
      +right
      ```
      """;

  private static final String TASK = "shell_nothing";

  static TrivialCatalog write(Path folder) throws IOException {
    Path task = folder.resolve(TASK);
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
          "eval": {"command": ["%s"], "timeout_seconds": 60}
        }
        """
            .formatted(TASK, String.join("\", \"", COMMAND)));
    file(task.resolve("instructions.md"), "Write the word 'right' into `answer.txt`.\n");
    file(task.resolve("workspace/answer.txt"), "wrong\n");
    file(task.resolve("tests/run.sh"), "true\n");
    return new TrivialCatalog(folder);
  }

  /// A folder in which the task's command can be run by itself.
  Path commandFolder() {
    return folder.resolve(TASK);
  }

  private static void file(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
