package dev.assay.benchmark.testlog;

import java.util.ArrayList;
import java.util.List;

/// White space and words as Python has them, which differ from Java's.
final class PythonText {
  private PythonText() {}

  /// The characters of white space as a class of a regular expression.
  static final String SPACE =
      "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

  static boolean isSpace(int character) {
    return switch (character) {
      case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default ->
          (character >= '\t' && character <= '\r')
              || (character >= 0x1c && character <= ' ')
              || (character >= 0x2000 && character <= 0x200a);
    };
  }

  /// A letter, a digit or an underscore.
  static boolean isWordCharacter(int character) {
    return Character.isLetterOrDigit(character)
        || character == '_'
        || Character.getType(character) == Character.LETTER_NUMBER
        || Character.getType(character) == Character.OTHER_NUMBER;
  }

  /// The parts of a text between white space.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int position = 0;
    while (position < text.length()) {
      int start = skipSpace(text, position);
      position = start;
      while (position < text.length() && !isSpace(text.charAt(position))) {
        position++;
      }
      if (position > start) {
        words.add(text.substring(start, position));
      }
    }
    return words;
  }

  /// The first place from a position on that holds no white space; the text's length if none does.
  static int skipSpace(String text, int from) {
    int position = from;
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
    return position;
  }

  static String strip(String text) {
    int start = skipSpace(text, 0);
    int end = text.length();
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
