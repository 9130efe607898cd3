package dev.assay.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a Rust program wrote, see `src/test/rust/golden/README.md`.
final class GoldenFiles {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", ".."), "protocol/src/test/resources/golden");

  private GoldenFiles() {}

  /// The names of all events.
  static List<String> events() {
    try (Stream<Path> files = Files.list(ROOT.resolve("to_value"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The JSON in a file, without the line break at its end.
  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file)).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
