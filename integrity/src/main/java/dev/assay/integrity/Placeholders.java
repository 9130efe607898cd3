package dev.assay.integrity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What stands for the surroundings in an attack's files: `@STARTER@` and `@SOLUTION@` for the
/// file's text in the task's folders, `@TASK@` for the task's folder, `@EXPECTED@` for the lines of
/// the ids of its tests, which everybody can look up, `@PORT@` for a port that should be out of
/// reach.
///
/// @param folder the task's, absolute
record Placeholders(Path folder, List<String> expectedTests, int port) {
  String fill(String path, String text) throws IOException {
    return text.replace("@STARTER@\n", read(text, "@STARTER@", "workspace", path))
        .replace("@SOLUTION@\n", read(text, "@SOLUTION@", "solution", path))
        .replace("@EXPECTED@", String.join("\n", expectedTests) + "\n")
        .replace("@TASK@", folder.toString())
        .replace("@PORT@", Integer.toString(port));
  }

  private String read(String text, String placeholder, String part, String path)
      throws IOException {
    return text.contains(placeholder) ? Files.readString(folder.resolve(part).resolve(path)) : "";
  }
}
