package dev.assay.lab;

import dev.assay.protocol.AttemptId;
import java.nio.file.Path;
import java.util.Locale;

/// Where the artifacts of one attempt lie.
///
/// @param path the folder
public record AttemptFolder(Path path) {
  /// The folder's name: `<task>__<model>__sample00`. What a file name cannot hold becomes `_`.
  public static String name(AttemptId attempt) {
    return String.format(
        Locale.ROOT,
        "%s__%s__sample%02d",
        fileName(attempt.task()),
        fileName(attempt.participant()),
        attempt.sample());
  }

  /// A task's or a model's name as a file can have it.
  static String fileName(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /// What was sent to the model, empty for a control.
  public Path prompt() {
    return path.resolve("prompt.txt");
  }

  /// What the model replied.
  public Path response() {
    return path.resolve("response.txt");
  }

  /// The patch as it was read out of the reply.
  public Path patch() {
    return path.resolve("patch.diff");
  }

  /// What the tests printed.
  public Path standardOutput() {
    return path.resolve("stdout.log");
  }

  /// What the tests printed to the error stream.
  public Path standardError() {
    return path.resolve("stderr.log");
  }

  /// Every test by id, with its status and message.
  public Path tests() {
    return path.resolve("tests.json");
  }
}
