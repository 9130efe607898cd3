package dev.assay.protocol;

/// Java strings may hold half a surrogate pair, which is no character; UTF-8 and JSON may not.
final class WellFormedText {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormedText() {}

  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(WellFormedText::isHalfAPair);
      }
    }
    return true;
  }

  /// The text with U+FFFD in the place of every half pair.
  static String repaired(String text) {
    if (isWellFormed(text)) {
      return text;
    }
    return text.codePoints()
        .map(codePoint -> isHalfAPair(codePoint) ? REPLACEMENT : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
