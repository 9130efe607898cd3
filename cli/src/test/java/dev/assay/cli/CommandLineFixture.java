package dev.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls commands in this process, as a person would in a folder.
final class CommandLineFixture {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  CommandLineFixture(Path folder) {
    this.folder = folder;
  }

  CommandLineFixture with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Calls a command with `--output-dir` where it takes one.
  Answer assay(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            arguments,
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                120,
                environment,
                Path.of(System.getProperty("assay.root", ".")),
                folder));
    return new Answer(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The same with the fixture's output folder.
  Answer inFolder(String... arguments) {
    return assay(
        Stream.concat(
                Stream.of(arguments), Stream.of("--output-dir", folder.resolve("runs").toString()))
            .toArray(String[]::new));
  }

  Path runs() {
    return folder.resolve("runs");
  }

  record Answer(int status, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }

    List<String> errorLines() {
      return err.lines().toList();
    }
  }
}
