package dev.assay.benchmark;

import org.jspecify.annotations.Nullable;

/// The block between `---` and `...` below a test. Of its YAML only the text of `error` or
/// `message` is of interest, as a plain, a quoted or a block scalar.
final class TapDiagnostics {
  private final int indent;
  private final TapPoint point;
  private int scalarIndent = -1;

  TapDiagnostics(int indent, TapPoint point) {
    this.indent = indent;
    this.point = point;
  }

  /// Takes a line; true when it was the last.
  boolean take(int lineIndent, String text) {
    if (text.equals("...") && lineIndent <= indent) {
      return true;
    }
    if (scalarIndent >= 0 && (lineIndent > scalarIndent || text.isEmpty())) {
      point.comment(text);
      return false;
    }
    scalarIndent = -1;
    String value = value(text);
    if (value != null && point.said().isEmpty()) {
      if (value.startsWith("|") || value.startsWith(">")) {
        scalarIndent = lineIndent;
      } else {
        point.comment(unquote(value));
      }
    }
    return false;
  }

  private static @Nullable String value(String text) {
    for (String key : new String[] {"error:", "message:"}) {
      if (text.startsWith(key)) {
        return text.substring(key.length()).strip();
      }
    }
    return null;
  }

  private static String unquote(String value) {
    boolean single = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
    boolean twice = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    if (!single && !twice) {
      return value;
    }
    String inner = value.substring(1, value.length() - 1);
    return single ? inner.replace("''", "'") : inner;
  }
}
