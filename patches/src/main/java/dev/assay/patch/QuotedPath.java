package dev.assay.patch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Paths in diff headers, which git puts in double quotes with the escapes of C when they hold
/// characters that would break the header.
///
/// @param path without quotes
/// @param end where the quoted text ended
record QuotedPath(String path, int end) {
  private static final String ESCAPES = "abtnvfr\"\\";
  private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\"\\";

  static String quote(String path) {
    if (path.chars().noneMatch(QuotedPath::needsQuotes)) {
      return path;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < path.length(); i++) {
      char character = path.charAt(i);
      int escape = ESCAPED.indexOf(character);
      if (escape >= 0) {
        quoted.append('\\').append(ESCAPES.charAt(escape));
      } else if (needsQuotes(character)) {
        quoted.append('\\').append(octal(character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean needsQuotes(int character) {
    return character < ' ' || character == 0x7f || character == '"' || character == '\\';
  }

  private static String octal(char character) {
    return "" + (character >> 6 & 7) + (character >> 3 & 7) + (character & 7);
  }

  /// Reads the quoted path that a text starts with; empty when it has no proper one.
  static Optional<QuotedPath> read(String text) {
    if (!text.startsWith("\"")) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 1;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character == '"') {
        return Optional.of(new QuotedPath(bytes.toString(StandardCharsets.UTF_8), at + 1));
      }
      if (character != '\\') {
        int codePoint = text.codePointAt(at);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(codePoint);
      } else if (isOctal(text, at + 1)) {
        bytes.write(Integer.parseInt(text.substring(at + 1, at + 4), 8));
        at += 4;
      } else {
        int escape = at + 1 < text.length() ? ESCAPES.indexOf(text.charAt(at + 1)) : -1;
        if (escape < 0) {
          return Optional.empty();
        }
        bytes.write(ESCAPED.charAt(escape));
        at += 2;
      }
    }
    return Optional.empty();
  }

  private static boolean isOctal(String text, int at) {
    return at + 3 <= text.length()
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '3'
        && isOctalDigit(text.charAt(at + 1))
        && isOctalDigit(text.charAt(at + 2));
  }

  private static boolean isOctalDigit(char character) {
    return character >= '0' && character <= '7';
  }
}
