package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {
  @TempDir private Path folder;

  private static long soon() {
    return System.nanoTime() + 60_000_000_000L;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("log"), text);
  }

  @Test
  void linesAreFoundInAnyCaseAndAllAreCounted() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(i % 100 == 7 ? "here is a NeeDle, and a needle\n" : "hay needl e\n");
    }
    Path file = file(text + "GRÜẞE und Grüße needle");

    LogSearch.Matches matches = LogSearch.find(file, "nEEdle", 3, soon());
    assertThat(matches.total()).isEqualTo(51);
    assertThat(matches.lines()).containsExactly(7L, 107L, 207L);
    assertThat(matches.complete()).isTrue();
    assertThat(LogSearch.find(file, "grüße", 3, soon()).lines()).containsExactly(5000L);
    assertThat(LogSearch.find(file, "nothing", 3, soon()).total()).isZero();
    assertThat(LogSearch.find(file, "niçht", 3, soon()).total()).isZero();
  }

  @Test
  void nothingIsFoundAcrossLines() throws IOException {
    Path file = file("nee\ndle\nneedle");

    assertThat(LogSearch.find(file, "needle", 9, soon()).lines()).containsExactly(2L);
    assertThat(LogSearch.find(file, "n", 9, soon()).lines()).containsExactly(0L, 2L);
    assertThat(LogSearch.find(file("needl"), "needle", 9, soon()).total()).isZero();
    assertThat(LogSearch.find(file(""), "needle", 9, soon()).total()).isZero();
  }

  /// Lines of many lengths, so that matches lie across the ends of the blocks that are read.
  @Test
  void whatIsFoundIsWhatIsThere() throws IOException {
    for (long seed = 0; seed < 8; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      while (text.length() < 3 << 20) {
        int length = random.nextInt(20) == 0 ? random.nextInt(300_000) : random.nextInt(200);
        for (int i = 0; i < length; i++) {
          text.append("abAB".charAt(random.nextInt(4)));
        }
        text.append('\n');
      }
      String wanted = "abbaabab".repeat(1 + random.nextInt(2));
      String[] lines = text.toString().toLowerCase(Locale.ROOT).split("\n", -1);
      long[] expected =
          IntStream.range(0, lines.length)
              .filter(i -> lines[i].contains(wanted))
              .asLongStream()
              .toArray();

      LogSearch.Matches matches =
          LogSearch.find(file(text.toString()), wanted, Integer.MAX_VALUE, soon());

      assertThat(matches.lines())
          .as("seed " + seed)
          .containsExactlyElementsOf(Arrays.stream(expected).boxed().toList());
    }
  }

  @Test
  void aSearchThatTakesTooLongSaysSo() throws IOException {
    Path file = file("needle\n".repeat(1_000_000));

    LogSearch.Matches matches = LogSearch.find(file, "needle", 10, System.nanoTime() - 1);

    assertThat(matches.complete()).isFalse();
    assertThat(matches.total()).isPositive().isLessThan(1_000_000);
  }
}
