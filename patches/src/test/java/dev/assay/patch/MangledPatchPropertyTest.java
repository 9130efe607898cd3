package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MangledPatchPropertyTest {
  private static final Pattern HUNK_HEADER =
      Pattern.compile("(?m)^@@ -(\\d+)(,\\d+)? \\+(\\d+)(,\\d+)? @@$");

  @TempDir private Path folder;

  private void assertRecovered(
      long seed, Map<String, String> before, Map<String, String> after, String reply)
      throws IOException {
    Workspace workspace =
        Workspace.holding(Files.createDirectory(folder.resolve("" + seed)), before);

    Extraction.Found found = Reply.found(reply, new ExtractionOptions(before.keySet()));
    Application application = workspace.apply(found.patch());

    assertThat(application)
        .as("seed %d\n%s\n%s", seed, application, reply)
        .isInstanceOf(Application.Applied.class);
    assertThat(workspace.files()).as("seed %d\n%s", seed, reply).isEqualTo(after);
  }

  @Test
  void aDiffSurvivesWrongCountsFencesProseAndCarriageReturns() throws IOException {
    for (long seed = 0; seed < 150; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      RandomGenerator random = trees.random();
      Map<String, String> before = trees.tree();
      Map<String, String> after = trees.changed(before);
      String diff = UnifiedDiff.format(UnifiedDiff.between(before, after));
      if (diff.isEmpty()) {
        continue;
      }
      if (random.nextBoolean()) {
        diff = withWrongCounts(diff, random);
      }
      boolean indented = random.nextInt(4) == 0;
      String body = indented ? diff.replaceAll("(?m)^(?!$)", "  ") : diff;
      String fence = trees.pick(List.of("```", "````", "~~~"));
      String reply =
          "I changed it.\n\n" + fence + "diff\n" + body + fence + "\n\nIt is done:\n- one\n- two\n";

      assertRecovered(
          seed, before, after, random.nextBoolean() ? reply : reply.replace("\n", "\r\n"));
    }
  }

  @Test
  void aDiffSurvivesShiftedNumbersAndBareHeaders() throws IOException {
    for (long seed = 0; seed < 150; seed++) {
      RandomTrees trees = new RandomTrees(seed);
      RandomGenerator random = trees.random();
      Map<String, String> before = withUniqueLines(random);
      Map<String, String> after = new TreeMap<>();
      before.forEach((path, content) -> after.put(path, withEdits(content, random)));
      if (before.equals(after)) {
        continue;
      }
      String diff = UnifiedDiff.format(UnifiedDiff.between(before, after));
      diff = withShiftedNumbers(diff, random);
      if (random.nextBoolean()) {
        diff = diff.replaceAll("(?m)^diff --git .*\n", "");
      }
      if (random.nextBoolean()) {
        diff = diff.replaceAll("(?m)^(---|\\+\\+\\+) [ab]/", "$1 ");
      }
      String reply =
          random.nextBoolean() ? "Here:\n\n" + diff + "\nThat is all.\n" : "```\n" + diff + "```\n";

      assertRecovered(seed, before, after, reply);
    }
  }

  private static String withWrongCounts(String diff, RandomGenerator random) {
    return HUNK_HEADER
        .matcher(diff)
        .replaceAll(header ->
            "@@ -%s,%d +%s,%d @@"
                .formatted(
                    header.group(1), random.nextInt(12), header.group(3), random.nextInt(12)));
  }

  private static String withShiftedNumbers(String diff, RandomGenerator random) {
    return HUNK_HEADER
        .matcher(diff)
        .replaceAll(header -> {
          int start = Integer.parseInt(header.group(1));
          int shifted = start == 0 ? 0 : Math.max(1, start + random.nextInt(-9, 10));
          String oldCount = header.group(2) == null ? "" : header.group(2);
          String newCount = header.group(4) == null ? "" : header.group(4);
          return "@@ -" + shifted + oldCount + " +" + shifted + newCount + " @@";
        });
  }

  private static Map<String, String> withUniqueLines(RandomGenerator random) {
    Map<String, String> files = new TreeMap<>();
    for (String path : List.of("src/one.py", "src/two.py", "three.go")) {
      int lines = random.nextInt(1, 60);
      String end = random.nextBoolean() ? "\n" : "\r\n";
      files.put(
          path,
          random
              .ints(lines, 0, 1_000_000)
              .distinct()
              .mapToObj(number -> "value " + number + end)
              .collect(Collectors.joining()));
    }
    return files;
  }

  private static String withEdits(String content, RandomGenerator random) {
    List<String> lines = new ArrayList<>(List.of(content.split("(?<=\n)")));
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(lines.size());
      String line =
          "edited " + random.nextInt(1_000_000) + (content.contains("\r") ? "\r\n" : "\n");
      if (random.nextBoolean()) {
        lines.set(at, line);
      } else {
        lines.add(at, line);
      }
    }
    return String.join("", lines);
  }
}
