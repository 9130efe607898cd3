package tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import naming.NaturalOrder;

/// The tests of [NaturalOrder].
final class Main {
  private static final NaturalOrder ORDER = new NaturalOrder();

  public static void main(String[] arguments) throws InterruptedException {
    Suite suite = new Suite();
    suite.group("numbers");
    suite.test("numbers are compared by value", () ->
        ascending("", "scan", "scan2.png", "scan10.png", "scan10.pngx", "scan11.png", "scant"));
    suite.test("numbers may have any number of digits", () -> {
      ascending("v2147483647", "v2147483648", "v4294967297", "v9223372036854775808");
      ascending("9".repeat(40), "1" + "0".repeat(40), "1" + "0".repeat(39) + "1");
    });
    suite.test("leading zeros make no difference where something else does", () -> {
      ascending("a1a", "a01b", "a1c", "a001d");
      ascending("0", "00a", "0b", "000c", "01", "2");
      ascending("x08y1", "x8y2", "x008y3");
    });
    suite.test("a number comes before everything else", () -> {
      ascending("a1", "a ", "a!");
      ascending("7", "\u0000", " 7", "-7");
      ascending("a1a0", "a10", "aa");
    });
    suite.test("digits of other scripts are no numbers", () -> {
      ascending("9", "\u0661\u0660", "\u0662");
      ascending("\uff11\uff10", "\uff12");
      ascending("5", "12", "\u0663");
    });
    suite.group("letters");
    suite.test("upper and lower case count as the same letters", () ->
        ascending("A1", "a2", "A3", "b1", "B2", "Z", "za"));
    suite.test("signs between the cases are compared with the small letters", () ->
        ascending("[", "_", "a", "B", "y", "Z", "{"));
    suite.test("no other letters are taken as equal", () -> {
      ascending("K1", "\u212a0");
      ascending("\u00c4z", "\u00e4a");
      ascending("I1", "i2", "\u0130", "\u0131");
    });
    suite.test("code points are compared and not their halves", () -> {
      ascending("\uff5ea", "\ud83d\ude00");
      ascending("\ud83d\ude00", "\ud83d\ude01", "\ud83d\ude01a");
      ascending("z", "\ud83d", "\ue000", "\ud800\udc00");
    });
    suite.group("ties");
    suite.test("names of equal items are in the order of their characters", () -> {
      ascending("IMG7", "img007", "img07", "img7");
      ascending("A", "a");
      ascending("A0a", "a0A");
      ascending("a00B0", "a0B00", "a0b0");
    });
    suite.test("fewer items come first though there are more characters", () -> {
      ascending("a00001", "a1b");
      ascending("a000000", "a0a");
    });
    suite.test("only equal names are equal", () -> {
      for (String name : List.of("", "a", "007", "x\ud83d\ude00", "img7")) {
        Failure.unlessEqual("compare of equal strings", ORDER.compare(name, new String(name)), 0);
      }
    });
    suite.group("seeded");
    suite.test("random names agree with a comparison of their items", () -> {
      Random random = new Random(31);
      for (int round = 0; round < 40_000; round++) {
        String left = Items.randomName(random);
        String right = random.nextInt(3) == 0 ? Items.variation(random, left) : Items.randomName(random);
        compares(left, right, Integer.signum(Items.compare(left, right)));
      }
    });
    suite.test("random folders have one order however they are shuffled", () -> {
      Random random = new Random(8);
      for (int round = 0; round < 60; round++) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
          names.add(Items.randomName(random));
        }
        List<String> want = new ArrayList<>(names);
        want.sort(Items::compare);
        Collections.shuffle(names, random);
        names.sort(ORDER);
        Failure.unlessEqual("sorted folder " + round, names, want);
      }
    });
    suite.group("speed");
    suite.test("long names are compared in one pass", () -> {
      String digits = "7".repeat(400_000);
      compares(digits + "1", digits + "2", -1);
      compares("0".repeat(400_000) + "1", "1", -1);
      String mixed = "a1".repeat(400_000);
      compares(mixed + "x", mixed + "y", -1);
    });
    suite.runAndExit();
  }

  /// Every name is less than all that follow it.
  private static void ascending(String... names) {
    for (int i = 0; i < names.length; i++) {
      for (int j = 0; j < names.length; j++) {
        compares(names[i], names[j], Integer.compare(i, j));
      }
    }
  }

  private static void compares(String left, String right, int want) {
    int got = Integer.signum(ORDER.compare(left, right));
    if (got != want) {
      throw new Failure(
          "compare(" + shown(left) + ", " + shown(right) + "): got " + got + ", want " + want);
    }
  }

  private static String shown(String name) {
    StringBuilder shown = new StringBuilder("\"");
    name.chars().limit(40).forEach(c -> shown.append(
        c >= ' ' && c < 0x7f ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return shown.append(name.length() > 40 ? "…\"" : "\"").toString();
  }
}
