package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentTest {
  @TempDir Path folder;

  @Test
  void figuresAreReplacedAndProseStays() throws IOException {
    Path file = folder.resolve("benchmarks.md");
    String other = Document.begin("other") + "\nkept\n" + Document.END + "\n";
    String begin = Document.begin("part");
    Files.writeString(file, other + begin + "\nold\n" + Document.END + "\nAfter.\n");

    new Document(file).write("part", "new\n");
    new Document(file).write("part", "newer\n");

    assertThat(file).hasContent(other + begin + "\n\nnewer\n\n" + Document.END + "\nAfter.\n");
  }

  @Test
  void aDocumentWithoutAPlaceForFiguresIsLeftAlone() throws IOException {
    Path file = folder.resolve("benchmarks.md");
    String text = Document.END + "\nno beginning before the end\n" + Document.begin("part") + "\n";
    Files.writeString(file, text);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Document(file).write("part", "new"))
        .withMessageContaining("no place for figures");
    assertThat(file).hasContent(text);
  }

  @Test
  void theProjectsOwnDocumentHasAPlaceForEachSection() {
    Path file = Path.of(System.getProperty("assay.root", ".."), "docs/benchmarks.md");

    assertThat(Main.SECTIONS.keySet())
        .allSatisfy(section ->
            assertThat(file).content().containsSubsequence(Document.begin(section), Document.END));
  }
}
