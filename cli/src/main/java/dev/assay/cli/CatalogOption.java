package dev.assay.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which catalog is meant.
final class CatalogOption {
  @Option(
      names = "--tasks-dir",
      paramLabel = "FOLDER",
      description = "A catalog of tasks (default: the one that comes with the program).")
  Optional<Path> chosen = Optional.empty();

  /// The catalog's folder, absolute.
  Path folder(Console console) {
    return chosen.orElseGet(() -> console.home().resolve("tasks")).toAbsolutePath().normalize();
  }
}
