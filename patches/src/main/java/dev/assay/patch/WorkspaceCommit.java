package dev.assay.patch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Brings a workspace to the state of a [WorkspaceTree]. Every file is made anew beside the others
/// and moved into place, so that other names of an old file keep their content; what was moved is
/// moved back when a step fails.
final class WorkspaceCommit {
  private final Path root;
  private final SortedMap<String, Optional<WorkspaceFile>> files;
  private final Path staging;
  private final Map<String, Path> previous = new HashMap<>();
  private final Map<String, Path> made = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  private WorkspaceCommit(
      Path root, SortedMap<String, Optional<WorkspaceFile>> files, Path staging) {
    this.root = root;
    this.files = files;
    this.staging = staging;
  }

  /// Something that was done and how to take it back.
  private sealed interface Step {
    record Moved(Path from, Path to) implements Step {}

    record MadeFolder(Path folder) implements Step {}
  }

  /// Makes the files so.
  ///
  /// @param files what differs from the workspace; empty for files that go
  /// @throws IOException when a step failed; the workspace is as before
  static void commit(Path root, SortedMap<String, Optional<WorkspaceFile>> files)
      throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Path staging = Files.createTempDirectory(root, ".assay-patch-");
    WorkspaceCommit commit = new WorkspaceCommit(root, files, staging);
    try {
      commit.prepare();
      commit.clear();
      commit.place();
    } catch (IOException e) {
      commit.undo(e);
      throw e;
    } finally {
      FolderRemoval.remove(staging);
    }
    commit.removeEmptyFolders();
  }

  private void prepare() throws IOException {
    for (Map.Entry<String, Optional<WorkspaceFile>> file : files.entrySet()) {
      if (file.getValue().orElse(null) instanceof WorkspaceFile.Held held) {
        Path path = staging.resolve("new-" + made.size());
        Files.write(path, held.bytes());
        permit(path, held);
        made.put(file.getKey(), path);
      }
    }
  }

  private void permit(Path path, WorkspaceFile.Held held) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null || (held.origin().isEmpty() && held.executable().isEmpty())) {
      return;
    }
    Path origin = held.origin().map(root::resolve).orElse(path);
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(origin, LinkOption.NOFOLLOW_LINKS);
    held.executable().ifPresent(executable -> setExecutable(permissions, executable));
    view.setPermissions(permissions);
  }

  /// Whoever may read the file may execute it too, or nobody may.
  private static void setExecutable(Set<PosixFilePermission> permissions, boolean executable) {
    Map<PosixFilePermission, PosixFilePermission> executeOfRead =
        Map.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
    permissions.removeAll(executeOfRead.values());
    if (executable) {
      executeOfRead.forEach((read, execute) -> {
        if (permissions.contains(read)) {
          permissions.add(execute);
        }
      });
    }
  }

  private void clear() throws IOException {
    for (String path : files.keySet()) {
      Path file = root.resolve(path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Path aside = staging.resolve("old-" + previous.size());
        move(file, aside);
        previous.put(path, aside);
      }
    }
  }

  private void place() throws IOException {
    int folders = 0;
    for (Map.Entry<String, Optional<WorkspaceFile>> entry : files.entrySet()) {
      if (entry.getValue().isEmpty()) {
        continue;
      }
      Path target = root.resolve(entry.getKey());
      makeFolders(target);
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        move(target, staging.resolve("folder-" + folders++));
      }
      Path source =
          switch (entry.getValue().get()) {
            case WorkspaceFile.Held held -> made.get(entry.getKey());
            case WorkspaceFile.Unread unread -> previous.get(unread.origin());
          };
      if (source == null) {
        throw new NoSuchFileException(entry.getKey(), null, "it went while the patch was applied");
      }
      move(source, target);
    }
  }

  private void makeFolders(Path file) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path folder = file.getParent();
    while (folder != null && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      missing.push(folder);
      folder = folder.getParent();
    }
    for (Path next : missing) {
      Files.createDirectory(next);
      steps.push(new Step.MadeFolder(next));
    }
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to);
    steps.push(new Step.Moved(from, to));
  }

  private void undo(IOException cause) {
    for (Step step : steps) {
      try {
        switch (step) {
          case Step.Moved(Path from, Path to) -> Files.move(to, from);
          case Step.MadeFolder(Path folder) -> Files.delete(folder);
        }
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /// As git, leaves no folder empty that lost its last file.
  private void removeEmptyFolders() {
    for (Map.Entry<String, Optional<WorkspaceFile>> file : files.entrySet()) {
      Path folder = root.resolve(file.getKey()).getParent();
      boolean emptied = file.getValue().isEmpty();
      while (emptied && folder != null && !folder.equals(root)) {
        emptied = removeIfEmpty(folder);
        folder = folder.getParent();
      }
    }
  }

  private static boolean removeIfEmpty(Path folder) {
    if (Files.isRegularFile(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}
