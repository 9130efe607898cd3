package dev.assay.server;

import java.util.regex.Pattern;

/// What failures of one kind have in common: their sentence without what differs each time.
final class FailureSignature {
  private static final int LONGEST = 200;
  private static final Pattern QUOTED =
      Pattern.compile("'[^']{0,200}'|\"[^\"]{0,200}\"|`[^`]{0,200}`");
  private static final Pattern PATH = Pattern.compile("(?<![\\w<])(?:[\\w.~-]*/)+[\\w.~-]*");
  private static final Pattern HEX =
      Pattern.compile("\\b(?:0x[0-9a-fA-F]+|(?=[0-9a-f]*\\d)[0-9a-f]{7,64})\\b");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private FailureSignature() {}

  static String of(String reason) {
    String text = reason.length() > 10 * LONGEST ? reason.substring(0, 10 * LONGEST) : reason;
    text = QUOTED.matcher(text).replaceAll("‹…›");
    text = PATH.matcher(text).replaceAll("‹path›");
    text = HEX.matcher(text).replaceAll("‹hex›");
    text = NUMBER.matcher(text).replaceAll("‹n›");
    text = SPACE.matcher(text).replaceAll(" ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
