package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The base commit with the instance's tests, made where no participant's program runs.
///
/// @param folder the repository
/// @param tests the files that the instance's tests change
/// @param all the protected files that are there, `tests` among them
record TestedTree(Path folder, Set<String> tests, Set<String> all) {
  /// @param scratch an existing folder
  /// @throws RunnerException when the instance's tests do not fit its base commit
  static TestedTree of(
      Instance instance, RepositoryCache repositories, ProtectedFiles protectedFiles, Path scratch)
      throws RunnerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "tested-").toRealPath().resolve("tree");
    repositories.layOut(instance, folder);
    if (!instance.testPatch().isBlank()) {
      Path patch = Files.writeString(folder.resolveSibling("test.patch"), instance.testPatch());
      try {
        Git.run(folder, "apply", patch.toString());
      } catch (IOException e) {
        throw new RunnerException(
            "the test_patch of %s does not fit its base commit: %s"
                .formatted(instance.id(), e.getMessage()),
            e);
      }
    }
    Set<String> tests = new TreeSet<>(PatchSections.of(instance.testPatch()).paths());
    Set<String> all =
        new TreeSet<>(files(folder).stream().filter(protectedFiles::contains).toList());
    tests.removeIf(path -> !Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS));
    all.addAll(tests);
    return new TestedTree(folder, tests, all);
  }

  /// Copies the protected files to a folder.
  void copyTo(Path target, Optional<Canary> canary) throws IOException {
    for (String path : all) {
      Path copy = target.resolve(path);
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(folder.resolve(path), copy);
    }
    if (canary.isPresent()) {
      Files.writeString(target.resolve(canary.get().file()), canary.get().text());
    }
  }

  /// The files of a repository, without git's own; no link is followed.
  static Set<String> files(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      Set<String> paths = new TreeSet<>();
      files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> repository.relativize(file).toString())
          .filter(path -> !path.startsWith(".git/"))
          .forEach(paths::add);
      return paths;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
