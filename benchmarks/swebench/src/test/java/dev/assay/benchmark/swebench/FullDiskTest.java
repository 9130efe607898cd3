package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a cache whose disk is full; needs the right to mount one.
final class FullDiskTest {
  private static final int REPOSITORY_BYTES = 4 << 20;

  @TempDir Path folder;

  private Path disk;

  @BeforeEach
  void mountsASmallDisk() throws Exception {
    disk = Files.createDirectories(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()))
        .as("the right to mount")
        .isZero();
  }

  @AfterEach
  void unmountsIt() throws Exception {
    var _ = run("umount", disk.toString());
  }

  @Test
  void namesTheRepositoryAndKeepsNothingOfIt() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    byte[] noise = new byte[REPOSITORY_BYTES];
    new Random(1).nextBytes(noise);
    Files.write(repository.folder().resolve("noise.bin"), noise);
    SmallRepository large = repository.withAnotherCommit();
    RepositoryCache cache = new RepositoryCache(disk.resolve("cache"), folder + "/{owner}/{name}");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> cache.layOut(large.instance(), folder.resolve("copy")))
        .withMessageContaining("some/thing")
        .withMessageContaining("No space left on device");
    try (var left = Files.list(disk.resolve("cache/some__thing"))) {
      assertThat(left).isEmpty();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
