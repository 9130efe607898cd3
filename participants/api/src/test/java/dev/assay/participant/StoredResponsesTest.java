package dev.assay.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredResponsesTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("responses"));
  }

  @Test
  void findsAFileOfTheTask() throws IOException {
    store("go_a.txt");

    assertThat(open().find("go_a", 7)).contains(folder.resolve("go_a.txt"));
  }

  @Test
  void findsAFolderOfTheTask() throws IOException {
    store("go_a/response.txt");

    assertThat(open().find("go_a", 7)).contains(folder.resolve("go_a/response.txt"));
  }

  @Test
  void picksTheSampleAndWrapsToThoseThatExist() throws IOException {
    store("go_a__m__sample00/response.txt");
    store("go_a__m__sample03/response.txt");
    store("go_a__m__sample05/prompt.txt");

    assertThat(open().find("go_a", 3)).contains(sample("go_a__m__sample03"));
    assertThat(open().find("go_a", 1)).contains(sample("go_a__m__sample03"));
    assertThat(open().find("go_a", 5)).contains(sample("go_a__m__sample03"));
    assertThat(open().find("go_a", 4)).contains(sample("go_a__m__sample00"));
  }

  @Test
  void aTaskIsNotFoundByTheStartOfItsName() throws IOException {
    store("go_ab__m__sample00/response.txt");
    store("go_ab.txt");

    assertThat(open().find("go_a", 0)).isEmpty();
  }

  @Test
  void neverLeavesTheFolder() throws IOException {
    Files.writeString(temporary.resolve("secret.txt"), "x");

    assertThat(open().find("../secret", 0)).isEmpty();
  }

  @Test
  void namesTheTasksItHolds() throws IOException {
    store("go_a.txt");
    store("go_b/response.txt");
    store("django__django-1__openrouter_x__sample00/response.txt");
    store("summary.json");
    store("empty/prompt.txt");

    assertThat(open().tasks()).containsExactly("django__django-1", "go_a", "go_b");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> new StoredResponses(temporary.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }

  @Test
  void bytesThatAreNotTextAreReplaced() throws IOException {
    Path file = Files.write(folder.resolve("a.txt"), new byte[] {'a', (byte) 0xff});

    assertThat(StoredResponses.read(file)).isEqualTo("a\uFFFD");
  }

  @Test
  void aHugeReplyIsRefused() throws IOException {
    Path file = folder.resolve("a.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(StoredResponses.MOST_BYTES + 1L);
    }

    assertThatThrownBy(() -> StoredResponses.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  private StoredResponses open() throws IOException {
    return new StoredResponses(folder);
  }

  private Path sample(String attempt) {
    return folder.resolve(attempt).resolve("response.txt");
  }

  private void store(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }
}
