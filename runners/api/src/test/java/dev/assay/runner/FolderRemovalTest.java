package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRemovalTest {
  @TempDir Path folder;

  @Test
  void doesNotFollowLinks() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "kept");
    Path removed = folder.resolve("removed");
    Files.createDirectories(removed.resolve("inner"));
    Files.createSymbolicLink(removed.resolve("inner/link"), outside);
    FolderRemoval.remove(removed);
    assertThat(removed).doesNotExist();
    assertThat(outside.resolve("file")).hasContent("kept");
  }

  @Test
  void removesFoldersDeeperThanAnyPath() throws Exception {
    Path removed = Files.createDirectory(folder.resolve("removed"));
    // A name that lifted folders get as well.
    Files.createDirectory(removed.resolve(".lifted-0"));
    String name = "n".repeat(200);
    for (int i = 0; i < 5; i++) {
      Path outer = removed.resolve("outer");
      Path inner = outer;
      for (int depth = 0; depth < 12; depth++) {
        inner = inner.resolve(name);
      }
      Files.createDirectories(inner);
      Files.createFile(inner.resolve("file"));
      Path deep = removed.resolve("deep");
      if (Files.exists(deep)) {
        Files.move(deep, inner.resolve("deep"));
      }
      Files.move(outer, deep);
    }
    FolderRemoval.remove(removed);
    assertThat(removed).doesNotExist();
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> FolderRemoval.remove(folder.resolve("missing")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing");
  }
}
