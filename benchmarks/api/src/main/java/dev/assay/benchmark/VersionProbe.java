package dev.assay.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What came of asking a program for its version.
sealed interface VersionProbe {
  /// How long a program may take to tell its version.
  long SECONDS = 20;

  /// How much of what it prints is looked at, in bytes of each stream.
  int MAX_OUTPUT = 4_096;

  /// The numbers of a version.
  Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+)*)");

  /// It printed its version.
  ///
  /// @param version dotted numbers
  record Answered(Path program, String version) implements VersionProbe {}

  /// It did not.
  ///
  /// @param reason what went wrong, for a person
  record Failed(String reason) implements VersionProbe {}

  /// Runs a program with the arguments that make it print its version.
  static VersionProbe ask(Path program, List<String> arguments) {
    try {
      Path output = Files.createTempFile("assay-probe", ".txt");
      Path errors = Files.createTempFile("assay-probe", ".txt");
      try {
        return ask(program, arguments, output, errors);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      return new Failed(program + " does not run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted while asking " + program + " for its version");
    }
  }

  private static VersionProbe ask(Path program, List<String> arguments, Path output, Path errors)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(program.toString());
    String asked = String.join(" ", command);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return new Failed("'" + asked + "' did not answer within " + SECONDS + " seconds");
    }
    // Some print their version as an error, and some print warnings, with numbers, beside it.
    List<String> answers = List.of(beginning(output), beginning(errors));
    if (process.exitValue() != 0) {
      return new Failed(
          "'%s' ended with status %d: %s"
              .formatted(
                  asked,
                  process.exitValue(),
                  answers.stream().flatMap(String::lines).findFirst().orElse("")));
    }
    return answers.stream()
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .findFirst()
        .<VersionProbe>map(version -> new Answered(program, version.group(1)))
        .orElseGet(() -> new Failed("'" + asked + "' printed no version: " + text(answers)));
  }

  private static String text(List<String> answers) {
    return String.join("\n", answers).strip();
  }

  private static String beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8).strip();
    }
  }
}
