package dev.assay.benchmark.testlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What in a log without any result says that the tests may never have had a chance to run. Where a
/// log has several, the first one of this list counts.
public enum InfrastructureSign {
  BROWSER_LAUNCH_FAILED(true, "Failed to launch", "Failed to connect to the bus"),
  DISPLAY_UNAVAILABLE(true, "cannot open display", "Missing X server", "unable to open X display"),
  /// Besides the texts, a line that a shell prints of a process that was killed.
  OUT_OF_MEMORY(true, "Cannot allocate memory", "OutOfMemoryError"),
  CONTAINER_UNAVAILABLE(true, "Error response from daemon", "Cannot connect to the Docker daemon"),
  NETWORK_UNREACHABLE(true, "Could not resolve host", "Temporary failure in name resolution"),
  MISSING_MODULE(false, "Cannot find module", "MODULE_NOT_FOUND", "ModuleNotFoundError"),
  NO_TESTS_COLLECTED(false, "no tests ran", "collected 0 items"),
  /// A number of seconds stands within the text.
  TESTS_TIMED_OUT(false, "Timeout error: ");

  private static final Pattern SECONDS =
      Pattern.compile("Timeout error: \\d+ seconds exceeded", Pattern.UNICODE_CHARACTER_CLASS);

  private final boolean environment;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> texts;

  InfrastructureSign(boolean environment, String... texts) {
    this.environment = environment;
    this.texts = List.of(texts);
  }

  /// Whether it is the environment's fault for sure; else it may be the patch's too.
  public boolean environment() {
    return environment;
  }

  /// The name in a report's field `infra_failure_reason`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What logs say together; nothing where none has a sign.
  ///
  /// @throws IOException when one of them cannot be read
  public static Optional<InfrastructureSign> in(List<Path> logs) throws IOException {
    LogSigns signs = new LogSigns();
    for (Path log : logs) {
      try (LogLines lines = LogLines.of(log)) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          signs.line(line);
        }
      }
    }
    return signs.infrastructure();
  }

  boolean isIn(String line) {
    boolean said = texts.stream().anyMatch(line::contains);
    return switch (this) {
      case OUT_OF_MEMORY -> said || line.equals("Killed");
      case TESTS_TIMED_OUT -> said && SECONDS.matcher(line).find();
      case BROWSER_LAUNCH_FAILED,
          DISPLAY_UNAVAILABLE,
          CONTAINER_UNAVAILABLE,
          NETWORK_UNREACHABLE,
          MISSING_MODULE,
          NO_TESTS_COLLECTED ->
          said;
    };
  }
}
