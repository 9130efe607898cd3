package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.runner.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryCacheTest {
  @TempDir Path folder;

  @Test
  void laysOneCommitWithItsOwnIdAndNothingThatTellsOfTheFix() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    Path copy = folder.resolve("copy");
    cache().layOut(repository.instance(), copy);
    assertThat(Git.run(copy, "rev-parse", "HEAD")).isEqualTo(repository.base());
    assertThat(Git.run(copy, "rev-list", "--all", "--reflog", "HEAD")).isEqualTo(repository.base());
    assertThat(Git.run(copy, "status", "--porcelain")).isEmpty();
    assertThat(Git.run(copy, "remote")).isEmpty();
    assertThat(Git.run(copy, "for-each-ref")).isEmpty();
    assertThat(copy.resolve(".git/logs")).doesNotExist();
    assertThat(copy.resolve(".git/FETCH_HEAD")).doesNotExist();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Git.run(copy, "cat-file", "-e", repository.future()));
    String objects = Git.run(copy, "cat-file", "--batch-all-objects", "--batch-check");
    // A commit, a tree and two files.
    assertThat(objects.lines()).hasSize(4);
    assertThat(Files.readString(copy.resolve("answer.sh"))).contains("answer=41");
  }

  @Test
  void asksTheSourceOnce() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    cache().layOut(repository.instance(), folder.resolve("first"));
    FolderRemoval.remove(repository.folder());
    cache().layOut(repository.instance(), folder.resolve("second"));
    assertThat(folder.resolve("second/answer.sh")).exists();
  }

  @Test
  void whatASessionDoesToItsCopyLeavesTheCacheAlone() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    Path first = folder.resolve("first");
    cache().layOut(repository.instance(), first);
    try (var packs = Files.walk(first.resolve(".git/objects"))) {
      for (Path pack : packs.filter(Files::isRegularFile).toList()) {
        assertThat(pack.toFile().setWritable(true)).isTrue();
        Files.writeString(pack, "broken");
      }
    }
    cache().layOut(repository.instance(), folder.resolve("second"));
    assertThat(Git.run(folder.resolve("second"), "fsck")).doesNotContain("error");
  }

  @Test
  void namesCommitRepositoryAndPlaceWhenACommitIsMissing() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    SmallRepository wrong =
        new SmallRepository(repository.folder(), "0".repeat(39) + "1", repository.future());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> cache().layOut(wrong.instance(), folder.resolve("copy")))
        .withMessageContaining("commit 0000000000")
        .withMessageContaining("of some/thing could not be fetched from " + folder)
        .withMessageContaining("for some__thing-1");
    try (var left = Files.list(folder.resolve("cache/some__thing"))) {
      assertThat(left).isEmpty();
    }
  }

  private RepositoryCache cache() {
    return new RepositoryCache(folder.resolve("cache"), folder + "/{owner}/{name}");
  }
}
