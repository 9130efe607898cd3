package dev.assay.benchmark.cache;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Folders of one kind that are made once for all runs, by several processes at once. One appears
/// whole, stays while it is used, and goes as a whole.
///
/// @param root holds them, and what is remembered of them in a hidden folder; made when it is first
///   needed
/// @param depth of the folders below the root
/// @param unfinished what names of those begin with that are not whole
/// @param budget of all kinds together
public record CachedFolders(Path root, int depth, String unfinished, DiskBudget budget) {
  private static final String USES = ".uses";
  private static final String REMOVED = "removed-";

  /// Longer than anything takes to be made; for those who make without saying so.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final Map<Path, ReentrantLock> MAKING = new ConcurrentHashMap<>();

  /// Makes what becomes a folder of the cache.
  @FunctionalInterface
  public interface Maker {
    /// @param workspace a new folder beside the one to be
    /// @return the workspace, or what in it is the folder
    Path make(Path workspace) throws RunnerException, IOException, InterruptedException;
  }

  /// Uses a folder; makes it where it is not there. Threads of this process wait for the first.
  ///
  /// @throws IOException when it cannot be made; nothing of it is left then
  public CacheUse use(Path entry, Maker maker)
      throws RunnerException, IOException, InterruptedException {
    ReentrantLock making =
        MAKING.computeIfAbsent(entry.toAbsolutePath().normalize(), _ -> new ReentrantLock());
    making.lockInterruptibly();
    try {
      Optional<CacheUse> there = useIfThere(entry);
      if (there.isPresent()) {
        return there.get();
      }
      budget.makeRoom(() -> expected(entry));
      CacheUse use = make(entry, maker);
      budget.enforce();
      return use;
    } finally {
      making.unlock();
    }
  }

  private Optional<CacheUse> useIfThere(Path entry) throws IOException, InterruptedException {
    if (!Files.isDirectory(entry)) {
      return Optional.empty();
    }
    if (!Files.isWritable(root)) {
      // Whoever it belongs to knows nothing of this user, but nobody here could remove it either.
      return Optional.of(CacheUse.NONE);
    }
    return locks()
        .decide(() -> Files.isDirectory(entry) ? Optional.of(taken(entry)) : Optional.empty());
  }

  /// Within a decision only.
  private CacheUse taken(Path entry) throws IOException {
    FolderNote note = note(entry);
    UseLocks.Held held = locks().take(name(entry));
    note.touch();
    return () -> {
      note.touch();
      held.release();
    };
  }

  private CacheUse make(Path entry, Maker maker)
      throws RunnerException, IOException, InterruptedException {
    Path parent = entry.resolveSibling("");
    Files.createDirectories(parent);
    for (FolderEntry each : in(parent)) {
      if (isUnfinished(each.folder())) {
        boolean _ = each.tryRemove();
      }
    }
    try (Workspace workspace = workspace(parent, entry)) {
      return make(workspace.folder().toRealPath(), entry, maker);
    }
  }

  private CacheUse make(Path workspace, Path entry, Maker maker)
      throws RunnerException, IOException, InterruptedException {
    try {
      return published(maker.make(workspace), entry);
    } catch (IOException e) {
      throw explained(entry, e);
    } catch (RunnerException e) {
      throw budget
          .ofFullDisk(label(entry), root, e)
          .map(said -> new RunnerException(said, e))
          .orElse(e);
    }
  }

  private IOException explained(Path entry, IOException e) {
    return budget.ofFullDisk(label(entry), root, e).map(said -> new IOException(said, e)).orElse(e);
  }

  /// A folder that something is made in, and that goes when it is closed.
  private record Workspace(Path folder, UseLocks.Held held) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        if (Files.exists(folder)) {
          FolderRemoval.remove(folder);
        }
        held.forget();
      } finally {
        held.release();
      }
    }
  }

  private Workspace workspace(Path parent, Path entry) throws IOException, InterruptedException {
    Path folder = parent.resolve(unfinished + UUID.randomUUID());
    UseLocks locks = locks();
    try {
      return locks.decide(() -> {
        UseLocks.Held held = locks.take(name(folder));
        try {
          return new Workspace(Files.createDirectory(folder), held);
        } catch (IOException e) {
          held.forget();
          held.release();
          throw e;
        }
      });
    } catch (IOException e) {
      throw explained(entry, e);
    }
  }

  private CacheUse published(Path whole, Path entry) throws IOException, InterruptedException {
    long bytes = FolderSize.of(whole);
    return locks()
        .decide(() -> {
          // Another process may have been faster.
          if (!Files.isDirectory(entry)) {
            Files.move(whole, entry, StandardCopyOption.ATOMIC_MOVE);
            note(entry).write(bytes);
          }
          return taken(entry);
        });
  }

  /// Removes a folder that nobody uses.
  ///
  /// @return whether it is no longer there
  boolean remove(Path entry) throws IOException, InterruptedException {
    if (String.valueOf(entry.getFileName()).startsWith(REMOVED)) {
      return erased(entry);
    }
    UseLocks locks = locks();
    Path away = root.resolve(REMOVED + UUID.randomUUID());
    try {
      boolean unused =
          locks.decide(() -> {
            if (isBeingMadeUnsaid(entry) || !locks.forget(name(entry))) {
              return false;
            }
            Files.deleteIfExists(note(entry).file());
            Files.move(entry, away, StandardCopyOption.ATOMIC_MOVE);
            return true;
          });
      return unused && erased(away);
    } catch (NoSuchFileException e) {
      // Another process was faster.
      return true;
    }
  }

  private static boolean erased(Path folder) {
    try {
      FolderRemoval.remove(folder);
    } catch (IOException e) {
      // Another process is at it, too; what stays is seen again.
    }
    return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isBeingMadeUnsaid(Path entry) throws IOException {
    return isUnfinished(entry)
        && !locks().knows(name(entry))
        && Files.getLastModifiedTime(entry).toInstant().isAfter(Instant.now().minus(ABANDONED));
  }

  /// What is there, with what was left of those that were being made or removed.
  public List<CacheEntry> entries() throws IOException {
    List<CacheEntry> entries = new ArrayList<>();
    List<FolderEntry> folders = in(root);
    for (int level = 1; level < depth; level++) {
      List<FolderEntry> below = new ArrayList<>();
      for (FolderEntry each : folders) {
        if (each.isLeftOver()) {
          entries.add(each);
        } else {
          below.addAll(in(each.folder()));
        }
      }
      folders = below;
    }
    entries.addAll(folders);
    return entries;
  }

  private List<FolderEntry> in(Path parent) throws IOException {
    List<FolderEntry> entries = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "[!.]*")) {
        for (Path folder : folders) {
          if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            entries.add(new FolderEntry(this, folder));
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return entries;
  }

  /// Whether a folder was being made or removed, perhaps by a process that is no more.
  boolean isLeftOver(Path folder) {
    return isUnfinished(folder) || String.valueOf(folder.getFileName()).startsWith(REMOVED);
  }

  private boolean isUnfinished(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith(unfinished);
  }

  /// The most that another one of the same repository takes.
  private long expected(Path entry) throws IOException {
    String beginning = beginning(entry);
    long most = 0;
    for (FolderEntry each : in(entry.resolveSibling(""))) {
      if (!each.isLeftOver() && beginning(each.folder()).equals(beginning)) {
        most = Math.max(most, each.bytes());
      }
    }
    return most;
  }

  private String beginning(Path entry) {
    return name(entry).replaceFirst("[^-~]*$", "");
  }

  String label(Path entry) {
    return root.getFileName() + "/" + root.relativize(entry);
  }

  FolderNote note(Path entry) {
    return new FolderNote(entry, root.resolve(USES).resolve(name(entry)));
  }

  private UseLocks locks() {
    return new UseLocks(root.resolve(USES));
  }

  private String name(Path entry) {
    Path folder = root.toAbsolutePath().normalize();
    return folder.relativize(entry.toAbsolutePath().normalize()).toString().replace('/', '~');
  }
}
