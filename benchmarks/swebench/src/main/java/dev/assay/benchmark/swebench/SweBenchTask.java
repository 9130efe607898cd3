package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// An instance as a task. A single prompt cannot hold a repository: it shows the files that the
/// reference solution changes, which the field calls oracle retrieval.
///
/// @param instance the row
/// @param repositories gives the files, when they are first asked for
public record SweBenchTask(Instance instance, RepositoryCache repositories) implements Task {
  /// The word for tasks that nobody has said how hard they are.
  public static final String UNRATED = "unrated";

  @Override
  public String id() {
    return instance.id();
  }

  @Override
  public String language() {
    return SourceLanguage.of(instance);
  }

  @Override
  public String type() {
    return "issue";
  }

  @Override
  public String difficulty() {
    return instance.difficulty().orElse(UNRATED);
  }

  /// The repository.
  @Override
  public List<String> tags() {
    return List.of(instance.repository());
  }

  @Override
  public String instructions() {
    return """
    The repository `%s` has the issue below. Change its files so that the issue is solved and
    everything else works as before. The files that the solution is known to change are shown as
    they are at commit %s; the rest of the repository is there, and not shown.

    # The issue

    %s
    """
        .formatted(
            instance.repository(), instance.baseCommit(), instance.problemStatement().strip());
  }

  /// The files of the base commit that the reference solution changes or removes. The repository is
  /// fetched where the cache has it not.
  @Override
  public List<SourceFile> workspaceFiles() throws IOException {
    try {
      return repositories.files(instance, DiffPaths.before(instance.patch()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + instance.repository() + " was fetched", e);
    }
  }

  /// What the reference changes in tests, as a diff.
  @Override
  public List<SourceFile> testFiles() {
    return instance.testPatch().isEmpty()
        ? List.of()
        : List.of(new SourceFile("test.patch", instance.testPatch()));
  }

  @Override
  public Optional<String> referencePatch() {
    return Optional.of(instance.patch()).filter(patch -> !patch.isEmpty());
  }

  @Override
  public String digest() {
    return InstanceDigest.of(instance);
  }

  @Override
  public List<Requirement> requirements() {
    return List.of(new Requirement("git", ""), new Requirement("bash", ""));
  }
}
