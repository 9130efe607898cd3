package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the system's own tar makes of an archive.
class FolderArchiveTest {
  @TempDir Path folder;

  private String listed(Path source, FolderArchive.Links links) throws Exception {
    Path file = folder.resolve("archive.tar");
    try (FolderArchive archive = FolderArchive.create()) {
      archive.addFolder("first");
      archive.add(source, "top", links);
      try (InputStream content = archive.open()) {
        Files.copy(content, file);
      }
    }
    Process tar =
        new ProcessBuilder("tar", "--numeric-owner", "-tvf", file.toString())
            .redirectErrorStream(true)
            .start();
    String list = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tar.waitFor()).as(list).isZero();
    return list;
  }

  @Test
  void filesFoldersAndLinksAreWhatTheyWere() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    String name = "n".repeat(150);
    Files.createDirectories(source.resolve(name));
    Files.writeString(source.resolve(name).resolve("data"), "x".repeat(1000));
    Path program = Files.writeString(source.resolve("program"), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(source.resolve("link"), Path.of(name, "data"));
    String list = listed(source, FolderArchive.Links.INNER);
    assertThat(list)
        .containsPattern("drwxr-xr-x 1000/1000 +0 .* first\n")
        .containsPattern("-rw-r--r-- 1000/1000 +1000 .* top/" + name + "/data\n")
        .containsPattern("-rwxr-xr-x 1000/1000 +0 .* top/program\n")
        .contains("top/link -> " + name + "/data\n");
  }

  @Test
  void aLinkThatLeadsOutIsRefusedUnlessAllAreTaken() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.createSymbolicLink(source.resolve("out"), Path.of("/etc/passwd"));
    assertThatThrownBy(() -> listed(source, FolderArchive.Links.INNER))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("/etc/passwd");
    assertThat(listed(source, FolderArchive.Links.AS_THEY_ARE))
        .contains("top/out -> /etc/passwd\n");
  }

  @Test
  void anArchiveLeavesNoFile() throws IOException {
    Path file;
    try (FolderArchive archive = FolderArchive.create()) {
      file = archive.file();
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
  }
}
