package dev.assay.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptComposerTest {
  private static final SourceFile SOURCE = new SourceFile("src/primes.py", "def is_prime(n):\n");
  private static final SourceFile TEST = new SourceFile("tests/test_primes.py", "assert True\n");

  private final PromptComposer composer = new PromptComposer();

  @Test
  void showsInstructionsFilesAndTheFormOfTheAnswer() throws IOException {
    String prompt =
        composer.compose(new SampleTask("Mend the bounds.", List.of(SOURCE), List.of()), false);

    assertThat(prompt)
        .contains("# Task\n\nMend the bounds.\n\n")
        .contains("## src/primes.py\n\n```\ndef is_prime(n):\n```\n")
        .contains("exactly one fenced unified diff")
        .contains("```diff\n--- a/greeting.txt\n+++ b/greeting.txt\n@@ -1,3 +1,3 @@\n");
  }

  @Test
  void showsTestsOnlyWhenAsked() throws IOException {
    SampleTask task = new SampleTask("Mend it.", List.of(SOURCE), List.of(TEST));

    assertThat(composer.compose(task, false)).doesNotContain("test_primes", "assert True");
    assertThat(composer.compose(task, true))
        .contains("# Tests\n", "## tests/test_primes.py\n\n```\nassert True\n```\n");
  }

  @Test
  void tellsNeitherTheTasksIdNorItsReference() throws IOException {
    String prompt =
        composer.compose(new SampleTask("Mend it.", List.of(SOURCE), List.of(TEST)), true);

    assertThat(prompt).doesNotContain("python_sample", "the reference");
  }

  @Test
  void isTheSameInWhateverOrderFilesCome() throws IOException {
    SourceFile other = new SourceFile("a.py", "pass\n");

    assertThat(composer.compose(new SampleTask("x", List.of(SOURCE, other), List.of()), false))
        .isEqualTo(composer.compose(new SampleTask("x", List.of(other, SOURCE), List.of()), false))
        .containsSubsequence("## a.py", "## src/primes.py");
  }

  @Test
  void lengthensTheFenceOfAFileWithBackticksAndThatOfTheAnswer() throws IOException {
    SourceFile markdown = new SourceFile("toc.md", "````js\ncode\n````\n");

    String prompt =
        composer.compose(new SampleTask("x", List.of(SOURCE, markdown), List.of()), false);

    assertThat(prompt)
        .contains("## toc.md\n\n`````\n````js\ncode\n````\n`````\n")
        .contains("## src/primes.py\n\n```\n")
        .contains("\n`````diff\n");
  }

  @Test
  void saysWhenAFileIsEmptyOrLacksItsLastNewline() throws IOException {
    SourceFile open = new SourceFile("open.txt", "no end");
    SourceFile empty = new SourceFile("empty.txt", "");

    String prompt = composer.compose(new SampleTask("x", List.of(open, empty), List.of()), false);

    assertThat(prompt)
        .contains("## open.txt (no newline at its end)\n\n```\nno end\n```\n")
        .contains("## empty.txt (empty)\n\n```\n```\n");
  }

  @Test
  void keepsAPathOnItsLine() throws IOException {
    SourceFile odd = new SourceFile("a\n# Answer\u001b.py", "pass\n");

    assertThat(composer.compose(new SampleTask("x", List.of(odd), List.of()), false))
        .contains("## a?# Answer?.py\n");
  }

  @Test
  void leavesOutWholeFilesThatDoNotFitAndNamesThem() throws IOException {
    SourceFile large = new SourceFile("large.csv", "1,2,3\n".repeat(10_000));

    String prompt =
        new PromptComposer(20_000)
            .compose(new SampleTask("x", List.of(large, SOURCE), List.of(TEST)), true);

    assertThat(prompt)
        .hasSizeLessThanOrEqualTo(20_000)
        .doesNotContain("1,2,3")
        .contains("## src/primes.py", "## tests/test_primes.py")
        .contains("limited to 20000 characters:\n\n- large.csv (60000 characters)\n");
  }

  @Test
  void cutsInstructionsThatAreTooLongAndSaysSo() throws IOException {
    String prompt =
        new PromptComposer(20_000)
            .compose(new SampleTask("\uD83D\uDE00".repeat(50_000), List.of(), List.of()), false);

    assertThat(prompt).hasSizeLessThanOrEqualTo(20_000).contains("longer than this prompt may be");
    assertThat(prompt.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  @Test
  void neverExceedsItsBound() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int bound = 20_000 + random.nextInt(30_000);
      SampleTask task =
          new SampleTask(
              "i".repeat(random.nextInt(40_000)), files(random, "src"), files(random, "tests"));

      assertThat(new PromptComposer(bound).compose(task, random.nextBoolean()))
          .as("seed %d", seed)
          .hasSizeLessThanOrEqualTo(bound)
          .contains("# Answer");
    }
  }

  @Test
  void refusesABoundWithoutRoomForTheFrame() {
    assertThatThrownBy(() -> new PromptComposer(100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100");
  }

  private static List<SourceFile> files(Random random, String folder) {
    return IntStream.range(0, random.nextInt(300))
        .mapToObj(i ->
            new SourceFile(
                folder + "/" + "p".repeat(random.nextInt(200)) + i,
                "`".repeat(random.nextInt(9)) + "x".repeat(random.nextInt(2_000))))
        .toList();
  }
}
