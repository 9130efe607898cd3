package naming;

import java.util.Comparator;

/** Compares names with the numbers in them by value. */
public final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      boolean number = isDigit(left.charAt(i));
      if (number != isDigit(right.charAt(j))) {
        return number ? -1 : 1;
      }
      int endOfLeft = number ? endOfNumber(left, i) : left.offsetByCodePoints(i, 1);
      int endOfRight = number ? endOfNumber(right, j) : right.offsetByCodePoints(j, 1);
      int order =
          number
              ? compareNumbers(left, i, endOfLeft, right, j, endOfRight)
              : Integer.compare(folded(left.codePointAt(i)), folded(right.codePointAt(j)));
      if (order != 0) {
        return order;
      }
      i = endOfLeft;
      j = endOfRight;
    }
    if (i < left.length() || j < right.length()) {
      return i < left.length() ? 1 : -1;
    }
    return left.compareTo(right);
  }

  private static int compareNumbers(String left, int i, int leftEnd, String right, int j, int rightEnd) {
    int a = skipZeros(left, i, leftEnd);
    int b = skipZeros(right, j, rightEnd);
    int order = Integer.compare(leftEnd - a, rightEnd - b);
    while (order == 0 && a < leftEnd) {
      order = Character.compare(left.charAt(a), right.charAt(b));
      a++;
      b++;
    }
    return order;
  }

  private static int skipZeros(String name, int start, int end) {
    int at = start;
    while (at < end && name.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int endOfNumber(String name, int start) {
    int end = start;
    while (end < name.length() && isDigit(name.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int folded(int codePoint) {
    return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
  }
}
