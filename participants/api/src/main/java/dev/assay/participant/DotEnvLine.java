package dev.assay.participant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of a `.env` file.
sealed interface DotEnvLine {
  /// A key and its value.
  record Variable(String key, String value) implements DotEnvLine {
    /// Never shows the value: it may be a key.
    @Override
    public String toString() {
      return "Variable[" + key + "]";
    }
  }

  /// A blank line or a comment.
  record Blank() implements DotEnvLine {}

  /// A line that says nothing usable.
  ///
  /// @param problem without any of the line's own text, which may be a secret
  record Malformed(String problem) implements DotEnvLine {}

  /// `KEY=`, with what may stand before it.
  Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");

  /// What may follow a closed quote.
  Pattern TRAILER = Pattern.compile("\\s*(?:#.*)?");

  /// Reads one line, without its end.
  static DotEnvLine parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return new Blank();
    }
    Matcher assignment = ASSIGNMENT.matcher(text);
    if (!assignment.matches()) {
      return new Malformed("it is not of the form KEY=VALUE");
    }
    String key = assignment.group(1);
    String value = assignment.group(2);
    if (value.startsWith("'") || value.startsWith("\"")) {
      return quoted(key, value);
    }
    return new Variable(key, bare(value));
  }

  private static String bare(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '#' && (i == 0 || Character.isWhitespace(value.charAt(i - 1)))) {
        return value.substring(0, i).strip();
      }
    }
    return value;
  }

  private static DotEnvLine quoted(String key, String value) {
    char quote = value.charAt(0);
    StringBuilder content = new StringBuilder();
    for (int i = 1; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == quote) {
        return TRAILER.matcher(value).region(i + 1, value.length()).matches()
            ? new Variable(key, content.toString())
            : new Malformed("text follows the closing quote of " + key);
      }
      if (character == '\\' && quote == '"' && i + 1 < value.length()) {
        content.append(escaped(value.charAt(++i)));
      } else {
        content.append(character);
      }
    }
    return new Malformed("the quote of " + key + " is not closed on its line");
  }

  private static String escaped(char character) {
    return switch (character) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '"', '\\', '$' -> String.valueOf(character);
      default -> "\\" + character;
    };
  }
}
