package tests;

import java.util.Random;
import paths.Glob;

/// The tests of [Glob].
final class Main {
  private static final String FACE = "\ud83d\ude00";

  public static void main(String[] arguments) throws InterruptedException {
    Suite suite = new Suite();
    suite.group("segments");
    suite.test("plain text matches itself as a whole", () -> {
      matches("a/b.txt", "a/b.txt");
      differs("a/b.txt", "a/b.txt/", "/a/b.txt", "a/b-txt", "A/b.txt", "a/b.tx", "a/b.txtx", "b.txt");
    });
    suite.test("empty segments are segments", () -> {
      matches("", "");
      matches("a//b", "a//b");
      matches("a/*/b", "a//b", "a/x/b");
      matches("/*", "/", "/x");
      differs("a/b", "a//b", "a/b/");
      differs("", "/", "a");
    });
    suite.test("two stars stand for any number of segments", () -> {
      matches("a/**/b", "a/b", "a/x/b", "a/x/y/b", "a//b");
      matches("**/b", "b", "/b", "x/y/b");
      matches("**", "", "a", "a/b", "/");
      differs("a/**/b", "ab", "a/xb", "b", "a/b/x");
    });
    suite.test("two stars at the end may stand for none", () -> {
      matches("a/**", "a", "a/", "a/b/c");
      matches("a/**/**/**", "a", "a/b");
      differs("a/**", "ab", "", "b/a");
    });
    suite.group("characters");
    suite.test("a question mark and a star stay within their segment", () -> {
      matches("a?c", "abc", "a*c");
      matches("*.java", ".java", "X.java");
      matches("a*b*c", "abc", "aXbYc", "abcbc");
      differs("a?c", "ac", "a/c", "abbc");
      differs("*.java", "x/y.java", "x.javax");
    });
    suite.test("stars in a row are one star unless they are the segment", () -> {
      matches("a**b", "ab", "axxb");
      differs("a**b", "a/b", "a/x/b");
      matches("***", "", "abc");
      differs("***", "a/b", "/");
      matches("{**}/x", "a/x", "/x");
      differs("{**}/x", "x", "a/b/x");
    });
    suite.test("a character is a code point", () -> {
      matches("?", FACE, "\ud83d");
      differs("?", FACE + FACE, "ab");
      matches("[" + FACE + "x]", FACE, "x");
      differs("[" + FACE + "x]", "\ud83d", "\ude00");
      matches("[!a]", FACE);
      matches("[\ud83d\ude00-\ud83d\ude02]", "\ud83d\ude01");
    });
    suite.test("a backslash takes away every meaning", () -> {
      matches("\\*\\?\\[\\{\\}\\\\\\a", "*?[{}\\a");
      differs("\\*", "a");
      matches("\\**", "*", "*a");
      matches("\\**\\*", "**");
      matches("\\*\\*/a", "**/a");
      differs("\\*\\*/a", "a", "x/a");
    });
    suite.group("brackets");
    suite.test("lists and ranges", () -> {
      matches("[abc0-9]", "a", "c", "0", "5", "9");
      differs("[abc0-9]", "d", "", "ab", "-", "A");
      matches("[!abc0-9]", "d", "-", "!");
      differs("[!abc0-9]", "a", "7", "");
      matches("[a-a]", "a");
      matches("[*?{,}a!]", "*", "?", "{", ",", "}", "!");
      matches("[a!]", "!", "a");
    });
    suite.test("a closing bracket in the first place stands for itself", () -> {
      matches("[]a]", "]", "a");
      matches("[!]a]", "b", "!");
      differs("[!]a]", "]", "a");
      matches("[]-a]", "]", "^", "a");
      matches("a]", "a]");
    });
    suite.test("a minus sign that is no range stands for itself", () -> {
      matches("[-a]", "-", "a");
      matches("[a-]", "-", "a");
      matches("[!-a]", "b");
      differs("[!-a]", "-", "a");
      matches("[a-c-e]", "a", "b", "c", "-", "e");
      differs("[a-c-e]", "d");
      differs("[a-c]", "-");
      matches("[-]", "-");
    });
    suite.test("what follows a backslash in brackets stands for itself", () -> {
      matches("[\\]]", "]");
      differs("[\\]]", "\\");
      matches("[\\!a]", "!", "a");
      differs("[\\!a]", "b");
      matches("[a\\-c]", "a", "-", "c");
      differs("[a\\-c]", "b");
      matches("[\\a-\\c]", "b");
      matches("[A-\\]]", "]", "Z", "\\");
    });
    suite.group("braces");
    suite.test("one of the alternatives matches", () -> {
      matches("{main,test}/*.{java,kt}", "main/X.java", "test/.kt");
      differs("{main,test}/*.{java,kt}", "mains/X.java", "main/X.scala", "maintest/X.java");
      matches("a{,b,cd}e", "ae", "abe", "acde");
      matches("{}{a}{,}", "a");
      matches("{[,],x}", ",", "x");
    });
    suite.test("braces within braces", () -> {
      matches("{a,b{c,d}e,f}", "a", "bce", "bde", "f");
      differs("{a,b{c,d}e,f}", "bc", "de", "b", "c", "be");
      matches("{{{*}}}x", "x", "aax");
      matches("{a*,?{b,}c}", "a", "azz", "xbc", "xc");
    });
    suite.test("what follows a backslash in braces does not divide them", () -> {
      matches("{a\\,b,c\\}}", "a,b", "c}");
      differs("{a\\,b,c\\}}", "a", "b", "c");
    });
    suite.test("commas and closing braces outside stand for themselves", () -> {
      matches("a,b}", "a,b}");
      matches("{a}},", "a},");
    });
    suite.group("errors");
    suite.test("what is not closed is refused", () -> {
      refused("[", "[a", "[!", "[]", "[!]", "a[b\\]", "{", "{a", "{a,", "{a,{b}", "{[}]", "{a\\}");
    });
    suite.test("a slash within brackets or braces is refused", () -> {
      refused("[/]", "a[b/c]", "{a/b}", "{a,b/c}", "[a\\/]", "{\\/}", "[!-/]", "{**/a}");
    });
    suite.test("backslashes before nothing and ranges that go down are refused", () -> {
      refused("\\", "a\\", "a\\/b", "[b-a]", "[a-c9-0]", "[a-\\A]", "\\\\\\");
    });
    suite.group("below a folder");
    suite.test("as many segments as there are lead to a match", () -> {
      below("src/*/a.txt", true, "src", "src/x", "src/");
      below("src/*/a.txt", false, "lib", "src/x/a.txt", "src/x/y", "src/x/a.txt/z", "sr");
      below("a", false, "a", "b");
    });
    suite.test("two stars lead everywhere", () -> {
      below("src/**", true, "src", "src/x/y");
      below("src/**", false, "lib", "srcs");
      below("**/x", true, "x", "a/b", "x/x");
      below("a/**/b/c", true, "a", "a/b", "a/b/c", "a/q");
      below("a/**/b/c", false, "b");
    });
    suite.group("seeded");
    suite.test("random patterns agree with a search through all ways", Main::agrees);
    suite.group("speed");
    suite.test("many stars do not multiply", () -> {
      String stars = "*a".repeat(300);
      matches(stars, "a".repeat(3_000));
      differs(stars + "b", "a".repeat(3_000));
      matches("{*a,*b}".repeat(100) + "{,x}".repeat(300), "ab".repeat(500));
      String folders = "**/a/".repeat(150);
      matches(folders + "b", "a/".repeat(600) + "b");
      differs(folders + "b", "a/".repeat(600) + "c");
      below(folders + "b", true, "c/".repeat(500) + "c");
    });
    suite.test("braces are not multiplied out", () -> {
      matches("{a,b}".repeat(200), "ab".repeat(100));
      differs("{a,a}".repeat(200), "a".repeat(199) + "b");
      differs("{a,aa}".repeat(200), "a".repeat(401));
      String nested = "{a,".repeat(40) + "b" + "}".repeat(40);
      matches(nested.repeat(20), "ab".repeat(10));
      matches("{,}".repeat(2_000) + "x", "x");
    });
    suite.runAndExit();
  }

  private static void agrees() {
    Random random = new Random(5_150);
    int matched = 0;
    for (int round = 0; round < 6_000; round++) {
      RandomPattern pattern = new RandomPattern(random);
      Glob glob = Glob.parse(pattern.text());
      for (int i = 0; i < 10; i++) {
        String path = RandomPattern.path(random);
        boolean want = pattern.matches(path);
        is("'" + pattern.text() + "' matches '" + path + "'", glob.matches(path), want);
        is("'" + pattern.text() + "' may match below '" + path + "'",
            glob.mayMatchBelow(path), pattern.mayMatchBelow(path));
        matched += want ? 1 : 0;
      }
    }
    Failure.unless(matched > 1_000, "too few of the random paths match: " + matched);
  }

  private static void matches(String pattern, String... paths) {
    check(pattern, true, paths);
  }

  private static void differs(String pattern, String... paths) {
    check(pattern, false, paths);
  }

  private static void check(String pattern, boolean want, String... paths) {
    Glob glob = Glob.parse(pattern);
    for (String path : paths) {
      is("'" + cut(pattern) + "' matches '" + cut(path) + "'", glob.matches(path), want);
    }
  }

  private static void below(String pattern, boolean want, String... directories) {
    Glob glob = Glob.parse(pattern);
    for (String directory : directories) {
      is("'" + cut(pattern) + "' may match below '" + cut(directory) + "'",
          glob.mayMatchBelow(directory), want);
    }
  }

  private static void refused(String... patterns) {
    for (String pattern : patterns) {
      Failure.unlessThrown(IllegalArgumentException.class, "'" + pattern + "'",
          () -> Glob.parse(pattern));
    }
  }

  private static void is(String what, boolean got, boolean want) {
    if (got != want) {
      throw new Failure(what + ": got " + got + ", want " + want);
    }
  }

  private static String cut(String text) {
    return text.length() < 60 ? text : text.substring(0, 60) + "…";
  }
}
