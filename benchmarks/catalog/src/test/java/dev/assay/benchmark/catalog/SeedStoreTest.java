package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedStoreTest {
  @TempDir Path folder;
  @TempDir Path copies;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger copied = new AtomicInteger();

  private SeedStore store() {
    return new SeedStore(() -> folder, 1 << 20);
  }

  private void make(Path files) throws IOException {
    made.incrementAndGet();
    Files.createDirectories(files.resolve("ab"));
    Files.writeString(files.resolve("ab/abc-d"), "object");
    Files.writeString(files.resolve("README"), "read me");
  }

  private Path copy(SeedStore store, String key) throws Exception {
    Path target = copies.resolve("copy-" + copied.incrementAndGet());
    store.copy(key, this::make, target);
    assertThat(target.resolve("ab/abc-d")).hasContent("object");
    assertThat(target.resolve("README")).hasContent("read me");
    return target;
  }

  private Path stored(String key) {
    return folder.resolve(key).resolve(Seed.FILES).resolve("ab/abc-d");
  }

  @Test
  void aSeedIsMadeOnceForAllProcesses() throws Exception {
    SeedStore store = store();
    copy(store, "k");
    copy(store, "k");
    copy(store(), "k");
    assertThat(made).hasValue(1);
    copy(store, "other");
    assertThat(made).hasValue(2);
  }

  @Test
  void whatIsWrittenToACopyIsSeenByNobodyElse() throws Exception {
    SeedStore store = store();
    Path first = copy(store, "k");
    Files.writeString(first.resolve("ab/abc-d"), "poison");
    Files.writeString(first.resolve("new"), "poison");
    Path second = copy(store, "k");
    assertThat(second.resolve("new")).doesNotExist();
    copy(store(), "k");
    assertThat(made).hasValue(1);
  }

  @Test
  void aSeedThatIsTouchedWhileTheLabRunsIsMadeAnew() throws Exception {
    SeedStore store = store();
    copy(store, "k");
    Files.writeString(stored("k"), "poison");
    copy(store, "k");
    assertThat(made).hasValue(2);
  }

  @Test
  void aSeedThatIsDamagedCutOrEnlargedBetweenRunsIsMadeAnew() throws Exception {
    copy(store(), "k");
    Files.writeString(stored("k"), "obJect");
    copy(store(), "k");
    assertThat(made).hasValue(2);
    Files.delete(stored("k"));
    copy(store(), "k");
    assertThat(made).hasValue(3);
    Files.writeString(stored("k").resolveSibling("more"), "poison");
    copy(store(), "k");
    assertThat(made).hasValue(4);
    Path manifest = folder.resolve("k").resolve(Seed.MANIFEST);
    Files.writeString(manifest, Files.readString(manifest).substring(0, 60));
    copy(store(), "k");
    assertThat(made).hasValue(5);
    Files.delete(stored("k"));
    Files.createSymbolicLink(stored("k"), Path.of("/etc/hostname"));
    copy(store(), "k");
    assertThat(made).hasValue(6);
  }

  @Test
  void aSeedThatVanishesWhileTheLabRunsIsMadeAnew() throws Exception {
    SeedStore store = store();
    copy(store, "k");
    TreeRemoval.remove(folder.resolve("k"));
    copy(store, "k");
    assertThat(made).hasValue(2);
  }

  @Test
  void threadsWaitForTheFirst() throws Exception {
    SeedStore store = store();
    List<Future<Path>> all = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        all.add(executor.submit(() -> copy(store, "k")));
      }
    }
    for (Future<Path> each : all) {
      assertThat(each.get()).isDirectory();
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void aMakerThatFailsLeavesNothingAndIsNotAskedAgain() throws Exception {
    SeedStore store = store();
    SeedStore.Maker failing =
        files -> {
          make(files);
          throw new IOException("no space");
        };
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> store.copy("k", failing, copies.resolve("x")))
          .isInstanceOf(IOException.class);
    }
    assertThat(made).hasValue(1);
    assertThat(copies).isEmptyDirectory();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("k.lock"));
    }
    copy(store(), "k");
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() throws Exception {
    SeedStore small = new SeedStore(() -> folder, 700);
    for (String key : List.of("a", "b", "c", "d", "e", "f")) {
      copy(small, key);
      Files.setLastModifiedTime(
          folder.resolve(key), FileTime.fromMillis(1_000_000L * (key.charAt(0) - 'a' + 1)));
    }
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("f")).isDirectory();
    copy(small, "a");
  }

  @Test
  void aPlaceThatIsNoneIsToldAndNothingElseHappens() {
    SeedStore nowhere =
        new SeedStore(
            () -> {
              throw new IOException("no home");
            },
            1);
    assertThatThrownBy(() -> nowhere.copy("k", this::make, copies.resolve("x")))
        .hasMessage("no home");
    assertThat(made).hasValue(0);
  }
}
