package dev.assay.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes trees of files, and later states of them, from a seed.
final class RandomTrees {
  private static final List<String> FOLDERS =
      List.of("", "src/", "src/deep/er/", "a/", "b/", "x y/");
  private static final List<String> NAMES =
      List.of(
          "main.py", "util.go", "B.java", "no end", "naïve.txt", "tab\there", "q\"uote", "漢字.md");
  private static final List<String> WORDS =
      List.of(
          "return x",
          "}",
          "",
          "",
          "    if (a < b) {",
          "\tdone",
          "-- comment",
          "++i;",
          "@@ no header",
          "--- not a file",
          "diff --git a/x b/x",
          "λ → ü",
          "\\ No newline",
          "x",
          "trailing  ",
          "*** y",
          "```",
          "```sh");

  private final RandomGenerator random;

  RandomTrees(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  RandomGenerator random() {
    return random;
  }

  Map<String, String> tree() {
    Map<String, String> tree = new TreeMap<>();
    int files = 1 + random.nextInt(6);
    while (tree.size() < files) {
      tree.put(path(), content());
    }
    return tree;
  }

  /// The tree after some files were edited, removed and added.
  Map<String, String> changed(Map<String, String> tree) {
    Map<String, String> changed = new TreeMap<>();
    tree.forEach((path, content) -> {
      switch (random.nextInt(6)) {
        case 0 -> {}
        case 1 -> changed.put(path, content);
        case 2 -> changed.put(path, content());
        default -> changed.put(path, edited(content));
      }
    });
    while (random.nextInt(3) == 0) {
      changed.put(path(), content());
    }
    return changed;
  }

  private String path() {
    return pick(FOLDERS) + pick(NAMES);
  }

  private String content() {
    String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    StringBuilder content = new StringBuilder();
    int lines = random.nextInt(5) == 0 ? 0 : random.nextInt(60);
    for (int i = 0; i < lines; i++) {
      boolean mixed = random.nextInt(40) == 0;
      content.append(line()).append(mixed ? "\r\n" : end);
    }
    boolean open = random.nextInt(4) == 0;
    return content + (open ? "open end" : "");
  }

  private String line() {
    return random.nextInt(3) == 0 ? "line " + random.nextInt(1000) : pick(WORDS);
  }

  String edited(String content) {
    List<String> lines = new ArrayList<>(List.of(content.split("(?<=\n)", -1)));
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && !lines.isEmpty(); i++) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line() + "\n");
        case 2 -> lines.set(at, line() + (random.nextBoolean() ? "\n" : "\r\n"));
        default -> lines.subList(at, Math.min(lines.size(), at + 5)).clear();
      }
    }
    String edited = String.join("", lines);
    return random.nextInt(6) == 0 && edited.endsWith("\n")
        ? edited.substring(0, edited.length() - 1)
        : edited;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
