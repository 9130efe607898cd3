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
    Files.writeString(file, "Before.\n" + Document.BEGIN + "\nold\n" + Document.END + "\nAfter.\n");

    new Document(file).write("new\n");
    new Document(file).write("newer\n");

    assertThat(file)
        .hasContent("Before.\n" + Document.BEGIN + "\n\nnewer\n\n" + Document.END + "\nAfter.\n");
  }

  @Test
  void aDocumentWithoutAPlaceForFiguresIsLeftAlone() throws IOException {
    Path file = folder.resolve("benchmarks.md");
    String text = Document.END + "\nno beginning before the end\n" + Document.BEGIN + "\n";
    Files.writeString(file, text);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Document(file).write("new"))
        .withMessageContaining("no place for figures");
    assertThat(file).hasContent(text);
  }

  @Test
  void theProjectsOwnDocumentHasAPlaceForFigures() {
    Path file = Path.of(System.getProperty("assay.root", ".."), "docs/benchmarks.md");

    assertThat(file).content().containsSubsequence(Document.BEGIN, Document.END);
  }
}
