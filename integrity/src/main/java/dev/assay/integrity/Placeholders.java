package dev.assay.integrity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What stands for the surroundings in an attack's files: `@STARTER@` and `@SOLUTION@` for the
/// file's text in the task's folders, `@TASK@` for the task's folder, `@EXPECTED@` for the lines of
/// the ids of its tests, which everybody can look up, `@JUNIT@` for a report of pytest's in which
/// they all passed, `@PORT@` for a port that should be out of reach.
///
/// @param folder the task's, absolute
record Placeholders(Path folder, List<String> expectedTests, int port) {
  String fill(String path, String text) throws IOException {
    return text.replace("@STARTER@\n", read(text, "@STARTER@", "workspace", path))
        .replace("@SOLUTION@\n", read(text, "@SOLUTION@", "solution", path))
        .replace("@EXPECTED@", String.join("\n", expectedTests) + "\n")
        .replace("@JUNIT@", junit())
        .replace("@TASK@", folder.toString())
        .replace("@PORT@", Integer.toString(port));
  }

  private String junit() {
    return expectedTests.stream()
        .map(id -> id.split("::", 2))
        .filter(id -> id.length == 2)
        .map(id -> "<testcase classname='%s' name='%s'/>".formatted(escaped(id[0]), escaped(id[1])))
        .collect(
            Collectors.joining(
                "",
                "<testsuites><testsuite name='pytest' tests='" + expectedTests.size() + "'>",
                "</testsuite></testsuites>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }

  private String read(String text, String placeholder, String part, String path)
      throws IOException {
    return text.contains(placeholder) ? Files.readString(folder.resolve(part).resolve(path)) : "";
  }
}
