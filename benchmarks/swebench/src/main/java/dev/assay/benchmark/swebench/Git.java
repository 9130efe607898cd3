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
    Path said = Files.createTempFile("assay-git", ".txt");
    try {
      run(folder, command(arguments), said, said);
      return beginning(said);
    } finally {
      Files.delete(said);
    }
  }

  /// The same for a command whose output is of any length.
  ///
  /// @param output takes what it prints
  static void write(Path folder, Path output, String... arguments)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("assay-git", ".txt");
    try {
      run(folder, command(arguments), output, said);
    } finally {
      Files.delete(said);
    }
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(Path folder, List<String> command, Path output, Path said)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile());
    if (output.equals(said)) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(said.toFile());
    }
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    if (end(builder.start()) != 0) {
      throw new IOException(
          "git %s failed in %s: %s".formatted(command.get(3), folder, beginning(said)));
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
