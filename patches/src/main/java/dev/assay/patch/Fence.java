package dev.assay.patch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The opening line of a fenced block of Markdown.
///
/// @param indentation how far its content is indented, in characters
/// @param marker the backticks or tildes
/// @param info what follows them
record Fence(int indentation, String marker, String info) {
  private static final int LONGEST = 1000;
  private static final Pattern OPENING =
      Pattern.compile("(\\s*(?:(?:[-*+]|\\d{1,3}[.)])\\s+)?)(`{3,}|~{3,})([^`]*)");

  /// Reads a line; empty when it opens no fence. A fence may stand in a list.
  static Optional<Fence> read(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = OPENING.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Fence(matcher.group(1).length(), matcher.group(2), matcher.group(3).strip()))
        : Optional.empty();
  }

  /// Whether a line closes the block: at least as many marks, nothing else, and hardly further in.
  boolean closes(String line, int tolerance) {
    String marks = line.strip();
    int leading = line.length() - line.stripLeading().length();
    return marks.startsWith(marker)
        && marks.chars().allMatch(mark -> mark == marker.charAt(0))
        && leading <= indentation + tolerance;
  }

  /// Whether a line within the block opens another one with the same marks.
  boolean nests(String line) {
    Optional<Fence> inner = read(line);
    return inner.isPresent()
        && !inner.get().info.isEmpty()
        && inner.get().marker.startsWith(marker);
  }

  /// A line of the block without the indentation of the block.
  String content(String line) {
    int leading = 0;
    while (leading < indentation
        && leading < line.length()
        && (line.charAt(leading) == ' ' || line.charAt(leading) == '\t')) {
      leading++;
    }
    return line.substring(leading);
  }
}
