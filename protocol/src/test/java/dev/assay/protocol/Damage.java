package dev.assay.protocol;

import java.util.random.RandomGenerator;

/// Texts as they come out of a broken disk or a careless program.
final class Damage {
  private static final String[] FRAGMENTS = {
    "",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "-",
    "1",
    "e",
    ".",
    "null",
    "true",
    "{}",
    "[]",
    "\\",
    "\\ud83e",
    "\uD83E",
    "\u0000",
    "99999999999999999999",
    "1e999",
    "-1",
    "0.5",
    "\"x\"",
    "\"x\":"
  };

  private Damage() {}

  /// The text cut short, or with one piece of it replaced.
  static String to(String text, RandomGenerator random) {
    int from = random.nextInt(text.length());
    if (random.nextInt(4) == 0) {
      return text.substring(0, from);
    }
    int to = Math.min(text.length(), from + random.nextInt(5));
    String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
    return text.substring(0, from) + fragment + text.substring(to);
  }
}
