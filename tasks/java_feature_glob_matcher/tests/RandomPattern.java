package tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// A pattern that was made together with a regular expression for each of its segments.
final class RandomPattern {
  private static final List<String> CHARACTERS = List.of("a", "b", "a", "c", "-", "\ud83d\ude00");
  private static final String ONE = "[^/]";

  private final Random random;
  private final List<String> texts = new ArrayList<>();
  /// Nothing stands for any number of segments.
  private final List<Pattern> segments = new ArrayList<>();

  RandomPattern(Random random) {
    this.random = random;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        texts.add("**");
        segments.add(null);
      } else {
        StringBuilder glob = new StringBuilder();
        StringBuilder expression = new StringBuilder();
        sequence(2, glob, expression);
        boolean stars = glob.toString().equals("**");
        texts.add(glob.toString());
        segments.add(stars ? null : Pattern.compile(expression.toString(), Pattern.DOTALL));
      }
    }
  }

  String text() {
    return String.join("/", texts);
  }

  boolean matches(String path) {
    return matches(0, Arrays.asList(path.split("/", -1)), false);
  }

  boolean mayMatchBelow(String path) {
    return matches(0, Arrays.asList(path.split("/", -1)), true);
  }

  static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      path.append(random.nextInt(3) == 0 ? "/" : CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return path.toString();
  }

  private boolean matches(int segment, List<String> parts, boolean below) {
    if (parts.isEmpty() && below) {
      return segment < segments.size();
    }
    if (segment == segments.size()) {
      return parts.isEmpty();
    }
    Pattern pattern = segments.get(segment);
    if (pattern == null) {
      return matches(segment + 1, parts, below)
          || (!parts.isEmpty() && matches(segment, parts.subList(1, parts.size()), below));
    }
    return !parts.isEmpty()
        && pattern.matcher(parts.get(0)).matches()
        && matches(segment + 1, parts.subList(1, parts.size()), below);
  }

  private void sequence(int depth, StringBuilder glob, StringBuilder expression) {
    for (int i = random.nextInt(4); i > 0; i--) {
      item(depth, glob, expression);
    }
  }

  private void item(int depth, StringBuilder glob, StringBuilder expression) {
    String character = CHARACTERS.get(random.nextInt(CHARACTERS.size()));
    switch (random.nextInt(depth > 0 ? 7 : 6)) {
      case 0 -> {
        glob.append('?');
        expression.append(ONE);
      }
      case 1 -> {
        glob.append('*');
        expression.append(ONE).append('*');
      }
      case 2 -> {
        boolean negated = random.nextBoolean();
        String other = CHARACTERS.get(random.nextInt(4));
        glob.append(negated ? "[!" : "[").append("-").append(other).append(other).append("]");
        expression.append(negated ? "[^\\-" : "[\\-").append(other).append("]");
      }
      case 3 -> {
        glob.append("\\").append(character);
        expression.append(Pattern.quote(character));
      }
      case 4, 5 -> {
        glob.append(character);
        expression.append(Pattern.quote(character));
      }
      default -> {
        glob.append('{');
        expression.append("(?:");
        for (int i = random.nextInt(3); i >= 0; i--) {
          sequence(depth - 1, glob, expression);
          glob.append(i > 0 ? "," : "}");
          expression.append(i > 0 ? "|" : ")");
        }
      }
    }
  }
}
