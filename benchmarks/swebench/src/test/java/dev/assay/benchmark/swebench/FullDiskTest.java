package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.benchmark.cache.ByteSize;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.sandbox.SandboxRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
        .withMessageContaining("No space left on device")
        .withMessageContaining("the disk of " + disk.resolve("cache") + " is full")
        .withMessageContaining("--max-disk SIZE");
    try (var left = Files.list(disk.resolve("cache/some__thing"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void saysSoOfAnEnvironmentAndKeepsNothingOfIt() throws Exception {
    SandboxRunner runner = new SandboxRunner();
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
    Instance instance = SmallRepository.at(folder).instance();
    DiskBudget budget = new SweBenchCache(disk).budget(Optional.of(ByteSize.of("1GB")), _ -> {});
    RepositoryCache repositories = new RepositoryCache(disk.resolve("repositories"), "", budget);
    EnvironmentMaking making =
        new EnvironmentMaking(
            "",
            Map.of(),
            List.of(List.of("bash", "-c", "head -c 4000000 /dev/zero > {environment}/large")),
            false,
            Map.of());
    EnvironmentMaker maker = new EnvironmentMaker(runner, repositories, instance, making);
    Path home = disk.resolve("environments/some-home");
    assertThatExceptionOfType(RunnerException.class)
        .isThrownBy(() ->
            EnvironmentCache.folders(home.resolveSibling(""), budget)
                .use(home, workspace -> maker.make(workspace, home)))
        .withMessageContaining("is full")
        .withMessageContaining("a smaller --max-disk than 1.0 GB")
        .withMessageContaining("environments/some-home does not fit");
    assertThat(EnvironmentCache.folders(home.resolveSibling(""), budget).entries()).isEmpty();
  }

  @Test
  void aFullDiskDoesNotKeepOneFromUsingWhatIsThere() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    RepositoryCache cache = new RepositoryCache(disk.resolve("cache"), folder + "/{owner}/{name}");
    cache.layOut(repository.instance(), folder.resolve("first"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Files.write(disk.resolve("filling"), new byte[2 << 20]));
    cache.layOut(repository.instance(), folder.resolve("second"));
    assertThat(folder.resolve("second/answer.sh")).exists();
  }

  @Test
  void aCacheThatNobodyMayWriteToIsUsedAsItIs() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    RepositoryCache cache = new RepositoryCache(disk.resolve("cache"), folder + "/{owner}/{name}");
    cache.layOut(repository.instance(), folder.resolve("first"));
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
    cache.layOut(repository.instance(), folder.resolve("second"));
    assertThat(folder.resolve("second/answer.sh")).exists();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
