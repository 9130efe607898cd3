package tests;

import java.math.BigInteger;
import java.util.List;
import java.util.ArrayList;
import java.util.Random;

/// A slow comparison that cuts both names into their items first, and names to compare.
final class Items {
  private static final List<String> PIECES =
      List.of(
          "0", "00", "1", "01", "2", "9", "10", "007", "4294967296", "18446744073709551616", "a", "A",
          "b", "B", "z", "Z", "_", "[", " ", "-", ".", "\u0661", "\uff11", "\u212a", "\u00e4",
          "\u00c4", "\ud83d\ude00", "\uff5e", "\ud83d", "\ude00");

  private Items() {}

  static int compare(String left, String right) {
    List<Object> a = items(left);
    List<Object> b = items(right);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareItems(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return a.size() == b.size() ? left.compareTo(right) : Integer.compare(a.size(), b.size());
  }

  static String randomName(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return name.toString();
  }

  /// Another name of much the same items.
  static String variation(Random random, String name) {
    return switch (random.nextInt(4)) {
      case 0 -> name.replace("1", "01");
      case 1 -> name.replace("a", "A").replace("B", "b");
      case 2 -> name + PIECES.get(random.nextInt(PIECES.size()));
      default -> name.replace("00", "0");
    };
  }

  private static List<Object> items(String name) {
    List<Object> items = new ArrayList<>();
    String digits = "";
    for (int codePoint : name.codePoints().toArray()) {
      if (codePoint >= '0' && codePoint <= '9') {
        digits += (char) codePoint;
        continue;
      }
      if (!digits.isEmpty()) {
        items.add(new BigInteger(digits));
        digits = "";
      }
      items.add(codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint);
    }
    if (!digits.isEmpty()) {
      items.add(new BigInteger(digits));
    }
    return items;
  }

  private static int compareItems(Object left, Object right) {
    if (left instanceof BigInteger a && right instanceof BigInteger b) {
      return a.compareTo(b);
    }
    if (left instanceof Integer a && right instanceof Integer b) {
      return a.compareTo(b);
    }
    return left instanceof BigInteger ? -1 : 1;
  }
}
