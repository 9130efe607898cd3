package dev.assay.patch;

import static dev.assay.patch.FileHeader.NOWHERE;

import dev.assay.patch.FileHeader.Operation;
import java.util.Optional;

/// Reads what stands before the hunks of a file: `diff --git` with the lines that git may put after
/// it, or only `---` and `+++`.
final class FileHeaderReader {
  private static final String GIT = "diff --git ";

  private final TextLines lines;
  private int at;
  private HeaderLabels labels = HeaderLabels.UNKNOWN;
  private Operation operation = Operation.EDIT;
  private String mode = "";
  private boolean carriageReturns;

  private FileHeaderReader(TextLines lines, int at) {
    this.lines = lines;
    this.at = at;
  }

  /// Reads the header that starts at a line; empty when none does.
  static Optional<FileHeader> read(TextLines lines, int at) {
    FileHeaderReader reader = new FileHeaderReader(lines, at);
    if (lines.startsWith(at, GIT)) {
      return Optional.of(reader.git());
    }
    if (isPlain(lines, at)) {
      reader.plain();
      return Optional.of(reader.header());
    }
    return Optional.empty();
  }

  /// Reads a header of which only the line with `---` or that with `+++` is there.
  static FileHeader readOneName(TextLines lines, int at) {
    FileHeaderReader reader = new FileHeaderReader(lines, at);
    String rest = reader.rest("+++ ");
    reader.labels = HeaderLabels.ofPlainLines(rest, rest);
    reader.carriageReturns = lines.get(at).endsWith("\r");
    reader.at++;
    return reader.header();
  }

  /// Whether a line and the next are the `---` and `+++` of a file.
  static boolean isPlain(TextLines lines, int at) {
    return lines.startsWith(at, "--- ") && lines.startsWith(at + 1, "+++ ");
  }

  private FileHeader git() {
    labels = HeaderLabels.ofGitLine(rest(GIT));
    at++;
    while (at < lines.size() && extended()) {
      at++;
    }
    if (isPlain(lines, at)) {
      plain();
    }
    return header();
  }

  /// Takes one line between `diff --git` and `---`; false when the header is over.
  private boolean extended() {
    if (lines.startsWith(at, "new file mode ")) {
      operation = Operation.CREATE;
      mode = rest("new file mode ");
    } else if (lines.startsWith(at, "deleted file mode ")) {
      operation = Operation.DELETE;
    } else if (lines.startsWith(at, "new mode ")) {
      mode = rest("new mode ");
    } else if (lines.startsWith(at, "rename from ")) {
      operation = Operation.RENAME;
      labels = labels.withOld(rest("rename from "));
    } else if (lines.startsWith(at, "rename to ")) {
      operation = Operation.RENAME;
      labels = labels.withNew(rest("rename to "));
    } else if (lines.startsWith(at, "copy from ") || lines.startsWith(at, "copy to ")) {
      operation = Operation.COPY;
    } else if (lines.startsWith(at, "Binary files ") || lines.startsWith(at, "GIT binary patch")) {
      operation = Operation.BINARY;
    } else if (lines.startsWith(at, "index ")) {
      String index = rest("index ");
      mode = index.endsWith(" 120000") || index.endsWith(" 160000") ? last(index) : mode;
    } else {
      return lines.startsWith(at, "old mode ")
          || lines.startsWith(at, "similarity index ")
          || lines.startsWith(at, "dissimilarity index ");
    }
    return true;
  }

  private void plain() {
    carriageReturns = lines.get(at).endsWith("\r") && lines.get(at + 1).endsWith("\r");
    HeaderLabels plain = HeaderLabels.ofPlainLines(rest("--- "), restOfNext("+++ "));
    at += 2;
    if (operation == Operation.EDIT && plain.oldLabel().equals(NOWHERE)) {
      operation = Operation.CREATE;
    } else if (operation == Operation.EDIT && plain.newLabel().equals(NOWHERE)) {
      operation = Operation.DELETE;
    }
    if (operation != Operation.RENAME) {
      labels = plain.orFrom(labels);
    }
  }

  private FileHeader header() {
    return new FileHeader(
        operation == Operation.CREATE ? NOWHERE : labels.oldLabel(),
        operation == Operation.DELETE ? NOWHERE : labels.newLabel(),
        operation,
        mode,
        labels.prefixed(),
        carriageReturns,
        at);
  }

  private String rest(String prefix) {
    return withoutReturn(lines.get(at).substring(prefix.length()));
  }

  private String restOfNext(String prefix) {
    return withoutReturn(lines.get(at + 1).substring(prefix.length()));
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static String last(String words) {
    return words.substring(words.lastIndexOf(' ') + 1);
  }
}
