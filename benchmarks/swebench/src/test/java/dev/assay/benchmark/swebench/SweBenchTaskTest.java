package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweBenchTaskTest {
  @TempDir Path folder;

  @Test
  void showsTheFilesOfTheReferenceAsTheBaseCommitHasThem() throws Exception {
    SweBenchTask task = task(SmallRepository.at(folder).instance());
    assertThat(task.workspaceFiles())
        .containsExactly(new SourceFile("answer.sh", "# The answer.\nanswer=41\n# That was it.\n"));
    assertThat(task.instructions()).contains("`some/thing`", "It breaks.");
    assertThat(task.referencePatch()).contains(SmallRepository.FIX);
    assertThat(task.tags()).containsExactly("some/thing");
  }

  @Test
  void saysWhichRepositoryCannotBeHad() {
    SweBenchTask task = task(new InstanceBuilder().build());
    assertThat(task.language()).isEqualTo(SourceLanguage.UNKNOWN);
    SweBenchTask gone = task(withPatch(task.instance(), SmallRepository.FIX));
    assertThatThrownBy(gone::workspaceFiles)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some/thing");
  }

  @Test
  void readsPathsOfAnyDiff() {
    String diff =
        """
        diff --git a/src/a b.py b/src/a b.py
        --- a/src/a b.py\t
        +++ b/src/a b.py\t
        @@ -1 +1 @@
        --- a/no.header
        +- b
        diff --git a/new.cc b/new.cc
        new file mode 100644
        --- /dev/null
        +++ b/new.cc
        @@ -0,0 +1 @@
        +x
        diff --git a/old.cc b/moved.cc
        similarity index 100%
        rename from old.cc
        rename to moved.cc
        diff --git a/logo.png b/logo.png
        GIT binary patch
        """;
    assertThat(DiffPaths.before(diff)).containsExactly("src/a b.py", "old.cc");
    assertThat(DiffPaths.all(diff)).containsExactly("src/a b.py", "new.cc", "moved.cc", "logo.png");
  }

  @Test
  void tellsTheLanguageByTheFilesOfTheSolution() {
    Instance instance = new InstanceBuilder().build();
    assertThat(SourceLanguage.of(withPatch(instance, headers("x.rs", "y.rs", "z.md"))))
        .isEqualTo("rust");
    assertThat(SourceLanguage.of(withPatch(instance, headers("x.TSX")))).isEqualTo("typescript");
    assertThat(SourceLanguage.of(withPatch(instance, headers("README")))).isEqualTo("unknown");
  }

  @Test
  void theDigestIsOfWhatInfluencesTheResult() throws Exception {
    Instance instance = SmallRepository.at(folder).instance();
    String digest = InstanceDigest.of(instance);
    assertThat(digest)
        .hasSize(64)
        .isEqualTo(InstanceDigest.of(withPatch(instance, instance.patch())));
    assertThat(InstanceDigest.of(withPatch(instance, "other"))).isNotEqualTo(digest);
    Instance hinted = InstanceBuilder.like(instance).hints("A hint.", "2024").build();
    assertThat(InstanceDigest.of(hinted)).isEqualTo(digest);
  }

  @Test
  void allRowsOfLiteAreTasks() throws Exception {
    List<Task> tasks =
        new SweBenchBenchmark(folder, "/nowhere", Duration.ofMinutes(1))
            .loadTasks(new BenchmarkConfig(SharedData.file("lite-test.parquet"), _ -> {}));
    assertThat(tasks).hasSize(300);
    assertThat(tasks).extracting(Task::language).containsOnly("python");
    assertThat(Set.copyOf(tasks.stream().map(Task::digest).toList())).hasSize(300);
    assertThat(tasks)
        .allSatisfy(task ->
            assertThat(DiffPaths.before(((SweBenchTask) task).instance().patch())).isNotEmpty());
  }

  private static String headers(String... paths) {
    StringBuilder diff = new StringBuilder();
    for (String path : paths) {
      diff.append("diff --git a/%s b/%s\n".formatted(path, path));
    }
    return diff.toString();
  }

  private static Instance withPatch(Instance instance, String patch) {
    return InstanceBuilder.like(instance).patch(patch).build();
  }

  private SweBenchTask task(Instance instance) {
    return new SweBenchTask(
        instance, new RepositoryCache(folder.resolve("cache"), folder + "/{owner}/{name}"));
  }
}
