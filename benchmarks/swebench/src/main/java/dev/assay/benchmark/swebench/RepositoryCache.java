package dev.assay.benchmark.swebench;

import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.cache.CacheUse;
import dev.assay.benchmark.cache.CachedFolders;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Repositories of one commit each, shared by all runs. What is kept of a commit is its tree and
/// nothing before or after it, so that no copy of it tells how the issue was solved.
///
/// @param folder of this cache; made when it is not there
/// @param source where repositories come from: an address or a folder, with `{owner}` and `{name}`
///   in it
/// @param budget bounds what is kept
public record RepositoryCache(Path folder, String source, DiskBudget budget) {
  /// Where repositories are unless another place is named.
  public static final String GITHUB = "https://github.com/{owner}/{name}.git";

  /// What lets a folder give a commit that no branch points at, as the servers do.
  private static final String UPLOAD_PACK =
      "--upload-pack=git -c uploadpack.allowAnySHA1InWant=true upload-pack";

  /// Without a bound.
  public RepositoryCache(Path folder, String source) {
    this(folder, source, DiskBudget.UNBOUNDED);
  }

  static CachedFolders folders(Path folder, DiskBudget budget) {
    return new CachedFolders(folder, 2, "fetching-", budget);
  }

  /// Lays a working copy of the instance's base commit down: one commit, with its own id, and no
  /// branches, remotes or logs.
  ///
  /// @param target a folder that is not there yet
  /// @throws IOException when the commit is not in the cache and cannot be had
  public void layOut(Instance instance, Path target) throws IOException, InterruptedException {
    try (CacheUse _ = use(instance)) {
      copy(stored(instance), target);
    }
    Git.run(target, "checkout", "--quiet", "--detach", instance.baseCommit());
  }

  /// Copies, since a session could write to what is shared.
  private static void copy(Path stored, Path target) throws IOException, InterruptedException {
    Files.createDirectories(target);
    Git.run(target, "init", "--quiet");
    Git.run(target, "config", "core.logAllRefUpdates", "false");
    // A commit without the one before it would be shown as a diff of all that there is.
    Git.run(target, "config", "log.showRoot", "false");
    Path git = target.resolve(".git");
    Path packs = git.resolve("objects/pack");
    Files.createDirectories(packs);
    try (Stream<Path> files = Files.list(stored.resolve("objects/pack"))) {
      for (Path file : files.toList()) {
        Files.copy(file, packs.resolve(String.valueOf(file.getFileName())));
      }
    }
    if (Files.exists(stored.resolve("shallow"))) {
      Files.copy(stored.resolve("shallow"), git.resolve("shallow"));
    }
  }

  /// Files of the instance's base commit.
  ///
  /// @param paths relative to the repository, with forward slashes
  /// @throws IOException when the commit cannot be had, or has not one of the files
  public List<SourceFile> files(Instance instance, Collection<String> paths)
      throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      return List.of();
    }
    Path stored = stored(instance);
    Path copy = Files.createTempFile("assay-file", ".txt");
    try (CacheUse _ = use(instance)) {
      List<SourceFile> files = new ArrayList<>();
      for (String path : paths) {
        Git.write(stored, copy, "show", instance.baseCommit() + ":" + path);
        files.add(new SourceFile(path, text(Files.readAllBytes(copy))));
      }
      return files;
    } finally {
      Files.delete(copy);
    }
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\0') < 0 ? text : "(a binary file of %d bytes)".formatted(bytes.length);
  }

  /// Keeps the bare repository of the instance's base commit there; fetches it when it is not.
  CacheUse use(Instance instance) throws IOException, InterruptedException {
    try {
      return folders(folder, budget)
          .use(
              stored(instance),
              fresh -> {
                fetch(instance, fresh);
                return fresh;
              });
    } catch (RunnerException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private Path stored(Instance instance) {
    return folder
        .resolve(instance.repository().replace("/", "__"))
        .resolve(instance.baseCommit() + ".git");
  }

  private void fetch(Instance instance, Path fresh) throws IOException, InterruptedException {
    String[] names = instance.repository().split("/", 2);
    String from = source.replace("{owner}", names[0]).replace("{name}", names[1]);
    Git.run(fresh, "init", "--quiet", "--bare");
    try {
      if (from.contains("://")) {
        Git.run(
            fresh,
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--keep",
            from,
            instance.baseCommit());
      } else {
        Git.run(
            fresh,
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--keep",
            UPLOAD_PACK,
            from,
            instance.baseCommit());
      }
    } catch (IOException e) {
      throw new IOException(
          "commit %s of %s could not be fetched from %s for %s; is it there, and is the place the right one? %s"
              .formatted(
                  instance.baseCommit(),
                  instance.repository(),
                  from,
                  instance.id(),
                  e.getMessage()),
          e);
    }
  }
}
