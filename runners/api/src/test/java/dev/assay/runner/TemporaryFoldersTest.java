package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporaryFoldersTest {
  @TempDir Path parent;

  /// Makes a folder with a file in it, says where, and waits to be ended.
  static final class Maker {
    private Maker() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = TemporaryFolders.create("work");
      Files.writeString(folder.resolve("file"), "text");
      System.out.println(folder);
      System.out.flush();
      int _ = System.in.read();
    }
  }

  @Test
  void foldersAreForThisUserOnly() throws IOException {
    Path folder = TemporaryFolders.create("work");

    assertThat(folder.getFileName().toString()).startsWith("work-");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(TemporaryFolders.create("work")).isNotEqualTo(folder).hasParent(folder.getParent());
  }

  @Test
  void leavesRoomForTheNamesOfSockets() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();

    assertThat(parent.relativize(TemporaryFolders.create("work")).toString()).hasSizeLessThan(40);
  }

  @Test
  void anEndedProcessLeavesNothing() throws Exception {
    Process maker = start();
    Path folder = folder(maker);
    maker.outputWriter().close();
    maker.waitFor();

    assertThat(folder).doesNotExist();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAndNothingBefore() throws Exception {
    Process maker = start();
    Path folder = folder(maker);
    TemporaryFolders.removeAbandoned(parent);
    assertThat(folder.resolve("file")).hasContent("text");

    maker.destroyForcibly().waitFor();
    assertThat(folder.resolve("file")).hasContent("text");
    TemporaryFolders.removeAbandoned(parent);

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsNamedAndGoes() throws Exception {
    Process alive = start();
    Path kept = folder(alive);
    Process maker = start();
    Path folder = folder(maker);
    maker.destroyForcibly().waitFor();

    List<LeftOver> found = TemporaryFolders.leftOvers(parent);
    assertThat(found)
        .singleElement()
        .extracting(LeftOver::description)
        .isEqualTo("the temporary folder " + folder.getParent());
    found.getFirst().remove();
    found.getFirst().remove();

    assertThat(TemporaryFolders.leftOvers(parent)).isEmpty();
    assertThat(folder.getParent()).doesNotExist();
    assertThat(kept).exists();
    alive.destroyForcibly().waitFor();
  }

  @Test
  void aFolderWhoseProcessWasKilledWhileItWasMadeOrRemovedGoesLater() throws Exception {
    Path unfinished = Files.createDirectory(parent.resolve("assay-lab-unfinished"));
    Files.createFile(unfinished.resolve(".lock.new"));
    assertThat(TemporaryFolders.leftOvers(parent)).isEmpty();

    Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minusSeconds(3600)));
    TemporaryFolders.removeAbandoned(parent);
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void theNextProcessRemovesWhatAKilledOneLeft() throws Exception {
    Process killed = start();
    Path folder = folder(killed);
    killed.destroyForcibly().waitFor();

    Process next = start();
    Path other = folder(next);
    while (Files.exists(folder.getParent())) {
      Thread.onSpinWait();
    }
    assertThat(other).exists();
    next.outputWriter().close();
    next.waitFor();
  }

  @Test
  void aFolderWithoutALockFileIsLeftAlone() throws IOException {
    Path unknown = Files.createDirectory(parent.resolve("assay-lab-of-somebody"));

    TemporaryFolders.removeAbandoned(parent);

    assertThat(unknown).exists();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + parent,
            "-cp",
            System.getProperty("java.class.path"),
            Maker.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path folder(Process maker) throws IOException {
    BufferedReader lines = maker.inputReader(StandardCharsets.UTF_8);
    return Path.of(lines.readLine());
  }
}
