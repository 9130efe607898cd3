package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs git on this machine, with none of the user's settings, hooks or prompts.
final class Git {
  private static final long MINUTES = 30;
  private static final int MAX_SAID = 4_096;
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_TERMINAL_PROMPT", "0",
          "LC_ALL", "C");

  private Git() {}

  /// Runs a command to its end.
  ///
  /// @param folder where it runs
  /// @return what it printed on both streams, without white space around it
  /// @throws IOException when it cannot be run, or ends with a failure; has what it said
  static String run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("assay-git", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(ENVIRONMENT);
      int status = end(builder.start());
      String text = beginning(said);
      if (status != 0) {
        throw new IOException("git %s failed in %s: %s".formatted(arguments[0], folder, text));
      }
      return text;
    } finally {
      Files.delete(said);
    }
  }

  private static int end(Process process) throws IOException, InterruptedException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("git did not end within " + MINUTES + " minutes");
      }
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_SAID), StandardCharsets.UTF_8).strip();
    }
  }
}
