package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a test command printed, as far as a reason needs it.
final class OutputText {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_LINE = 500;
  private static final int MAX_DIAGNOSTIC = 2_000;

  // First lines of what compilers and loaders say, in the languages of the catalog.
  private static final Pattern DIAGNOSTIC =
      Pattern.compile(
          "error(\\[E\\d+\\])?: .*" // rustc
              + "|\\S+:\\d+:(\\d+:)? (fatal )?error: .*" // gcc, clang, javac
              + "|\\S+\\.go:\\d+:\\d+: .*"
              + "|(\\w+\\.)*(SyntaxError|IndentationError|ModuleNotFoundError|ImportError)\\b.*"
              + "|(Error|Uncaught Error)( \\[ERR_MODULE_NOT_FOUND\\])?: Cannot find (module|package).*");
  private static final Pattern PYTEST_MARK = Pattern.compile("^E\\s+");
  private static final Pattern PLACE = Pattern.compile("--> (\\S+:\\d+:\\d+)");

  private OutputText() {}

  /// The first line that a compiler or loader printed about an error.
  static Optional<String> firstDiagnostic(Path... files) throws IOException {
    for (Path file : files) {
      List<String> lines = beginning(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (mayBeDiagnostic(lines.get(i))) {
          String line = PYTEST_MARK.matcher(lines.get(i).strip()).replaceFirst("");
          if (DIAGNOSTIC.matcher(line).matches()) {
            var place = PLACE.matcher(i + 1 < lines.size() ? lines.get(i + 1).strip() : "");
            return Optional.of(cut(place.matches() ? place.group(1) + ": " + line : line));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whether the text is in the beginning or the end of what was printed.
  static boolean holds(Path file, String text) throws IOException {
    return beginning(file).contains(text) || end(file).contains(text);
  }

  /// The last line that is not blank, or an empty text.
  static String lastLine(Path file) throws IOException {
    String text = end(file);
    return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> cut(line.strip()));
  }

  // Spares the expression the lines of a flood, and lines on which it would not end.
  private static boolean mayBeDiagnostic(String line) {
    return line.length() <= MAX_DIAGNOSTIC && (line.contains("rror") || line.contains(".go:"));
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static String end(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - MAX_BYTES));
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static String cut(String line) {
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
  }
}
