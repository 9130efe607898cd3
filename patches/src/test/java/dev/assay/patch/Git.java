package dev.assay.patch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The real git, for comparison.
record Git(Path folder) {
  /// What a command printed, and how it ended.
  record Outcome(int status, String output) {}

  Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    // No repository around the folder and no configuration of the machine plays a part.
    builder.environment().put("GIT_CEILING_DIRECTORIES", folder.resolveSibling("").toString());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  /// Applies a diff to the folder.
  Outcome apply(String diff) throws IOException, InterruptedException {
    Path file = Files.createTempFile("assay", ".diff");
    try {
      Files.writeString(file, diff);
      return run("apply", "--whitespace=nowarn", file.toString());
    } finally {
      Files.delete(file);
    }
  }
}
