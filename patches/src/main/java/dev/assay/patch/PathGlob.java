package dev.assay.patch;

import java.util.regex.Pattern;

/// A glob over relative paths, as described at [ApplyRules].
final class PathGlob {
  private static final String LITERAL_IN_GLOB = "\\.^$|()+";

  private final Pattern pattern;

  private PathGlob(Pattern pattern) {
    this.pattern = pattern;
  }

  /// @throws IllegalArgumentException when a bracket or brace is not closed
  static PathGlob of(String glob, boolean ignoreCase) {
    String path = glob.startsWith("/") ? glob.substring(1) : glob;
    if (path.isEmpty()) {
      throw new IllegalArgumentException("the glob '" + glob + "' matches nothing");
    }
    boolean anywhere = glob.indexOf('/') < 0;
    String whole = path.endsWith("/") ? path + "**" : path;
    String expression = (anywhere ? "(?:.*/)?" : "") + expression(glob, whole);
    int flags = Pattern.DOTALL;
    return new PathGlob(
        Pattern.compile(
            expression,
            ignoreCase ? flags | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : flags));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static String expression(String glob, String path) {
    StringBuilder expression = new StringBuilder();
    int braces = 0;
    int at = 0;
    while (at < path.length()) {
      char character = path.charAt(at);
      at++;
      switch (character) {
        case '*' -> {
          if (!path.startsWith("*", at)) {
            expression.append("[^/]*");
          } else if (path.startsWith("*/", at) && startsName(path, at - 1)) {
            expression.append("(?:.*/)?");
            at += 2;
          } else {
            expression.append(".*");
            at++;
          }
        }
        case '?' -> expression.append("[^/]");
        case '[' -> {
          int close = path.indexOf(']', at + 1);
          if (close < 0) {
            throw new IllegalArgumentException("the glob '" + glob + "' has an open bracket");
          }
          expression.append(characterClass(path.substring(at, close)));
          at = close + 1;
        }
        case '{' -> {
          expression.append("(?:");
          braces++;
        }
        case '}' -> {
          expression.append(braces > 0 ? ")" : "\\}");
          braces = Math.max(0, braces - 1);
        }
        case ',' -> expression.append(braces > 0 ? '|' : ',');
        default -> {
          if (LITERAL_IN_GLOB.indexOf(character) >= 0) {
            expression.append('\\');
          }
          expression.append(character);
        }
      }
    }
    if (braces > 0) {
      throw new IllegalArgumentException("the glob '" + glob + "' has an open brace");
    }
    return expression.toString();
  }

  private static boolean startsName(String path, int at) {
    return at == 0 || path.charAt(at - 1) == '/';
  }

  private static String characterClass(String content) {
    boolean negated = content.startsWith("!") || content.startsWith("^");
    String set =
        (negated ? content.substring(1) : content).replaceAll("([\\\\\\[\\]&^])", "\\\\$1");
    return (negated ? "[^/" : "[") + set + "]";
  }
}
