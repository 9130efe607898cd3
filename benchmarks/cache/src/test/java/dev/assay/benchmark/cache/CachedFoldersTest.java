package dev.assay.benchmark.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class CachedFoldersTest {
  private static final int FILE_BYTES = 100_000;

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final List<OtherProcess> others = new ArrayList<>();

  @AfterEach
  void endOtherProcesses() throws Exception {
    for (OtherProcess each : others) {
      each.kill();
    }
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      use(name).close();
    }
    use("a").close();

    budget(new ByteSize(250_000)).enforce();

    assertThat(names()).containsExactlyInAnyOrder("a", "c");
    budget(new ByteSize(150_000)).enforce();
    assertThat(names()).containsExactly("a");
  }

  @Test
  void anEndOfAUseIsAUse() throws Exception {
    CacheUse first = use("first");
    use("second").close();
    first.close();
    budget(new ByteSize(150_000)).enforce();
    assertThat(names()).containsExactly("first");
  }

  @Test
  void makesRoomForWhatIsAboutToBeMadeAsLargeAsThoseOfTheSameRepository() throws Exception {
    use("snake-1").close();
    use("snake-2").close();
    List<String> seen = new ArrayList<>();
    CachedFolders folders = folders(budget(new ByteSize(250_000)));
    CacheUse use =
        folders.use(
            entry("snake-3"),
            workspace -> {
              seen.addAll(names());
              seen.remove(String.valueOf(workspace.getFileName()));
              return filled(workspace);
            });
    use.close();
    assertThat(seen).as("while the third was made").containsExactly("snake-2");
    assertThat(names()).containsExactlyInAnyOrder("snake-2", "snake-3");
  }

  @Test
  void whatIsInUseStaysAndTheSizesAreNamed() throws Exception {
    DiskBudget budget = budget(new ByteSize(50_000));
    CacheUse first = folders(budget).use(entry("large"), CachedFoldersTest::filled);
    use("large").close();
    budget.enforce();
    assertThat(entry("large").resolve("file")).exists();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("more than the 50 kB of --max-disk", "environments/large 10");

    first.close();
    budget.enforce();
    assertThat(names()).isEmpty();
  }

  @Test
  void sizesAreCountedOnceAndRememberedAcrossProcesses() throws Exception {
    use("known").close();
    Files.write(entry("known").resolve("more"), new byte[FILE_BYTES]);
    assertThat(folders().entries().getFirst().bytes()).isLessThan(2 * FILE_BYTES);

    Path old = Files.createDirectories(entry("of-an-older-version"));
    Files.write(old.resolve("file"), new byte[FILE_BYTES]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    CacheEntry found =
        folders().entries().stream()
            .filter(each -> each.label().contains("older"))
            .findFirst()
            .orElseThrow();
    assertThat(found.bytes()).isGreaterThan(FILE_BYTES);
    assertThat(found.lastUsed()).isEqualTo(Instant.EPOCH);
    budget(new ByteSize(150_000)).enforce();
    assertThat(names()).containsExactly("known");
  }

  @Test
  void anotherProcessKeepsWhatItUsesUntilItIsKilled() throws Exception {
    use("held").close();
    OtherProcess holder = other("hold", "held");
    holder.says("holding");
    budget(new ByteSize(0)).enforce();
    assertThat(entry("held").resolve("file")).exists();
    assertThat(warnings).singleElement().asString().contains("environments/held");

    holder.kill();
    budget(new ByteSize(0)).enforce();

    assertThat(names()).isEmpty();
    assertThat(folder.resolve("environments/.uses")).isDirectoryContaining("glob:**all.lock");
    try (var files = Files.list(folder.resolve("environments/.uses"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void anotherProcessLeavesWhatThisOneUses() throws Exception {
    use("free").close();
    try (CacheUse _ = use("held")) {
      // A use that ends is not the end of another.
      use("held").close();
      OtherProcess sweeper = other("sweep", "0");
      sweeper.says("swept");
      assertThat(sweeper.ended()).isZero();
      assertThat(names()).containsExactly("held");
    }
    OtherProcess sweeper = other("sweep", "0");
    sweeper.says("swept");
    assertThat(names()).isEmpty();
  }

  @Test
  void whatAKilledProcessWasMakingIsRemovedAndWhatALivingOneMakesIsNot() throws Exception {
    OtherProcess maker = other("make", "slow");
    maker.says("making");
    budget(new ByteSize(0)).enforce();
    assertThat(names()).singleElement().asString().startsWith("making-");

    maker.kill();
    use("slow").close();

    assertThat(names()).containsExactly("slow");
  }

  @Test
  void whatWasBeingRemovedIsRemoved() throws Exception {
    Path left = Files.createDirectories(folder.resolve("environments/removed-123/a"));
    budget(new ByteSize(0)).enforce();
    assertThat(left.resolveSibling("")).doesNotExist();
  }

  @Test
  void nothingIsLeftOfWhatCouldNotBeMade() throws Exception {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            folders()
                .use(
                    entry("broken"),
                    workspace -> {
                      var _ = filled(workspace);
                      throw new IOException("it rains");
                    }))
        .withMessage("it rains");
    assertThat(names()).isEmpty();
    try (var files = Files.list(folder.resolve("environments/.uses"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void nobodySeesHalfAnEntryHoweverManyUseAndRemove() throws Exception {
    long seed = 42;
    AtomicInteger made = new AtomicInteger();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int worker = 0; worker < 6; worker++) {
      Random random = new Random(seed + worker);
      work.add(() -> {
        DiskBudget budget = budget(new ByteSize(FILE_BYTES));
        int whole = 0;
        for (int i = 0; i < 150; i++) {
          Path entry = entry("entry-" + random.nextInt(4));
          CacheUse use =
              folders(budget)
                  .use(
                      entry,
                      workspace -> {
                        made.incrementAndGet();
                        return filled(workspace);
                      });
          try (use) {
            whole += Files.size(entry.resolve("file")) == FILE_BYTES ? 1 : 0;
          }
        }
        return whole;
      });
    }
    OtherProcess sweeper = other("sweep", "200");
    try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : lanes.invokeAll(work)) {
        assertThat(each.get()).as("seed %d", seed).isEqualTo(150);
      }
    }
    sweeper.says("swept");
    assertThat(made.get()).as("entries that were made again").isGreaterThan(4);
    budget(new ByteSize(0)).enforce();
    assertThat(names()).isEmpty();
    try (var files = Files.list(folder.resolve("environments/.uses"))) {
      assertThat(files).hasSize(1);
    }
  }

  private OtherProcess other(String... arguments) throws IOException {
    OtherProcess process = OtherProcess.start(folder, arguments);
    others.add(process);
    return process;
  }

  private CacheUse use(String name) throws Exception {
    return folders().use(entry(name), CachedFoldersTest::filled);
  }

  static Path filled(Path workspace) throws IOException {
    Files.write(workspace.resolve("file"), new byte[FILE_BYTES]);
    return workspace;
  }

  private Path entry(String name) {
    return folder.resolve("environments").resolve(name);
  }

  private List<String> names() throws IOException {
    return folders().entries().stream()
        .map(each -> each.label().replaceFirst(".*/", "").replace(" (unfinished)", ""))
        .toList();
  }

  private CachedFolders folders() {
    return folders(DiskBudget.UNBOUNDED);
  }

  private CachedFolders folders(DiskBudget budget) {
    return new CachedFolders(folder.resolve("environments"), 1, "making-", budget);
  }

  private DiskBudget budget(ByteSize bound) {
    return DiskBudget.of(bound, List.of(folders()::entries), this::warned);
  }

  private void warned(String warning) {
    synchronized (warnings) {
      warnings.add(warning);
    }
  }
}
