package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineIndexTest {
  private static final int MOST = 1 << 30;

  @TempDir private Path folder;

  private static List<String> lines(Path file, LineIndex index, long from, int limit)
      throws IOException {
    return LogLines.read(file, index.anchor(from), from, limit, MOST).stream()
        .map(LogLines.Line::text)
        .toList();
  }

  /// What the lines of a text are: a rest without a line feed is one, the nothing after one is not.
  private static List<String> naive(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines.stream().map(line -> line.replaceAll("\r$", "")).toList();
  }

  @Test
  void anyWindowHasTheLinesThatAreThere() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      int count = random.nextInt(3000);
      for (int i = 0; i < count; i++) {
        text.append("line ").append(i).append(" äöü".repeat(random.nextInt(4)));
        text.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
      }
      text.append(random.nextBoolean() ? "" : "a rest");
      Path file = Files.writeString(folder.resolve("log" + seed), text);
      List<String> expected = naive(text.toString());
      LineIndex index = new LineIndex(file);
      // Bit by bit, as a large file is looked at.
      while (!index.extend(1 + random.nextInt(4000))) {
        assertThat(index.progress().lines())
            .as("seed " + seed)
            .isLessThanOrEqualTo(expected.size());
      }
      assertThat(index.progress().lines()).as("seed " + seed).isEqualTo(expected.size());
      for (int look = 0; look < 10; look++) {
        int from = random.nextInt(expected.size() + 2);
        int limit = 1 + random.nextInt(400);
        assertThat(lines(file, index, from, limit))
            .as("seed %d from %d limit %d", seed, from, limit)
            .isEqualTo(
                expected.subList(
                    Math.min(from, expected.size()), Math.min(from + limit, expected.size())));
      }
    }
  }

  @Test
  void aGrowingFileIsFollowedAndAShorterOneIsAnother() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "one\ntw");
    LineIndex index = new LineIndex(file);
    assertThat(index.extend(MOST)).isTrue();
    assertThat(index.progress().lines()).isEqualTo(2);

    Files.writeString(file, "o\nthree\n", StandardOpenOption.APPEND);
    assertThat(index.extend(MOST)).isTrue();
    assertThat(index.progress().lines()).isEqualTo(3);
    assertThat(lines(file, index, 0, 10)).containsExactly("one", "two", "three");

    Files.writeString(file, "new\n");
    assertThat(index.extend(MOST)).isTrue();
    assertThat(index.progress().lines()).isEqualTo(1);
  }

  @Test
  void ofAVeryLongLineTheBeginningIsShown() throws IOException {
    String line = "x".repeat(10 << 20);
    Path file = Files.writeString(folder.resolve("log"), "first\n" + line + "\nlast\n");
    LineIndex index = new LineIndex(file);
    assertThat(index.extend(MOST)).isTrue();

    List<LogLines.Line> lines = LogLines.read(file, index.anchor(0), 0, 10, MOST);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).text()).hasSize(16 << 10).containsOnlyOnce("x".repeat(16 << 10));
    assertThat(lines.get(1).cut()).isEqualTo((10 << 20) - (16 << 10));
    assertThat(lines.get(2).text()).isEqualTo("last");
  }

  @Test
  void whatIsNotTextIsShownAllTheSame() throws IOException {
    Path file = folder.resolve("log");
    Files.write(file, new byte[] {'a', (byte) 0xff, 0, '\n', (byte) 0xc3, '\n'});
    LineIndex index = new LineIndex(file);
    assertThat(index.extend(MOST)).isTrue();

    assertThat(lines(file, index, 0, 10)).containsExactly("a\ufffd\0", "\ufffd");
  }
}
