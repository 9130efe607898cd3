package naming;

import java.util.Comparator;

/** Compares names with the numbers in them by value. */
public final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      char a = left.charAt(i);
      char b = right.charAt(j);
      if (Character.isDigit(a) && Character.isDigit(b)) {
        int endOfLeft = endOfNumber(left, i);
        int endOfRight = endOfNumber(right, j);
        int order =
            Integer.parseInt(left.substring(i, endOfLeft))
                - Integer.parseInt(right.substring(j, endOfRight));
        if (order != 0) {
          return order;
        }
        if (endOfLeft - i != endOfRight - j) {
          return (endOfLeft - i) - (endOfRight - j);
        }
        i = endOfLeft;
        j = endOfRight;
      } else {
        int order = Character.toLowerCase(a) - Character.toLowerCase(b);
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
    }
    return left.length() - right.length();
  }

  private static int endOfNumber(String name, int start) {
    int end = start;
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    return end;
  }
}
