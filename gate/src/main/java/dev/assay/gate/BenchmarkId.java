package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.util.regex.Pattern;

/// A benchmark of a registered project.
public record BenchmarkId(String project, String benchmark) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}");

  /// @throws IllegalArgumentException when a name could not be that of a folder everywhere
  public BenchmarkId {
    for (String name : new String[] {project, benchmark}) {
      if (!isName(name)) {
        throw new IllegalArgumentException("not a name: '" + name + "'");
      }
    }
  }

  /// Whether the text is 1 to 100 letters, digits, `_`, `.`, `+` or `-` that begin with none of the
  /// last three: names of folders, and never a way out of one.
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// A name as somebody typed it.
  static String requireName(String what, String name) throws GateException {
    if (!isName(name)) {
      throw new GateException(
          Kind.BAD_DATA,
          "'%s' is no name of a %s: it takes letters, digits, '_', '.', '+' and '-', 100 at most, and begins with a letter, a digit or '_'"
              .formatted(name, what));
    }
    return name;
  }

  @Override
  public String toString() {
    return project + "/" + benchmark;
  }
}
