package dev.assay.benchmark.catalog;

import dev.assay.benchmark.CacheFolder;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// The seeds of this user, by key, in a folder that several processes use at once. A seed appears
/// there whole, and is never written again; one that is damaged is made anew, and when all take
/// more than the bound, those that were not used for longest are removed.
final class SeedStore {
  /// Of all seeds together: 2 GiB.
  static final long MAX_BYTES = 2L << 30;

  /// Shared by all evaluations of this process, and with others of this user.
  static final SeedStore OF_THIS_USER =
      new SeedStore(() -> CacheFolder.of(System.getenv()).resolve("seeds"), MAX_BYTES);

  private static final String LOCK = ".lock";
  private static final String UNFINISHED = ".new-";

  private final Place folder;
  private final long maxBytes;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  /// @param folder is made when it is first needed
  SeedStore(Place folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /// Makes a copy of a seed; makes the seed first when there is none that is sound.
  ///
  /// @param target a folder that is not there yet
  /// @throws IOException when there is neither; nothing is at the target then
  void copy(String key, Maker maker, Path target)
      throws IOException, RunnerException, InterruptedException {
    Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
    try {
      Seed seed = open(slot, key, maker);
      try {
        seed.copyTo(target);
      } catch (IOException touched) {
        TreeRemoval.remove(target);
        slot.forget(seed);
        open(slot, key, maker).copyTo(target);
      }
    } catch (FileLockInterruptionException e) {
      throw new InterruptedException("while another process made the seed " + key);
    } catch (IOException e) {
      TreeRemoval.remove(target);
      throw e;
    }
  }

  private Seed open(Slot slot, String key, Maker maker)
      throws IOException, RunnerException, InterruptedException {
    slot.lock.lockInterruptibly();
    try {
      if (slot.failure.isPresent()) {
        throw new IOException("an earlier try failed", slot.failure.get());
      }
      if (slot.seed.isEmpty()) {
        slot.seed = Optional.of(openOrMake(key, maker));
      }
      return slot.seed.get();
    } catch (FileLockInterruptionException e) {
      throw e;
    } catch (IOException e) {
      // It may have taken minutes, and would again.
      slot.failure = Optional.of(e);
      throw e;
    } finally {
      slot.lock.unlock();
    }
  }

  private Seed openOrMake(String key, Maker maker)
      throws IOException, RunnerException, InterruptedException {
    Path folder = Files.createDirectories(this.folder.path());
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(key + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Path place = folder.resolve(key);
      try {
        Seed seed = Seed.open(place);
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        return seed;
      } catch (IOException missingOrDamaged) {
        TreeRemoval.remove(place);
      }
      Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
      try {
        Path files = Files.createDirectory(unfinished.resolve(Seed.FILES));
        maker.make(files);
        SeedManifest.of(files).write(unfinished.resolve(Seed.MANIFEST));
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        TreeRemoval.remove(unfinished);
      }
      removeOldest(folder, key);
      return Seed.open(place);
    }
  }

  /// Removes what was not used for longest until the rest fits. A process that is copying such a
  /// seed notices, and makes it again.
  private void removeOldest(Path folder, String kept) throws IOException {
    List<Path> seeds = new ArrayList<>();
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        boolean unfinished = String.valueOf(entry.getFileName()).startsWith(UNFINISHED);
        if (!unfinished && Files.isRegularFile(entry.resolve(Seed.MANIFEST))) {
          seeds.add(entry);
        } else if (unfinished && Files.getLastModifiedTime(entry).toInstant().isBefore(yesterday)) {
          // Of a process that was ended in the middle.
          TreeRemoval.remove(entry);
        }
      }
    }
    Map<Path, FileTime> used = new HashMap<>();
    Map<Path, Long> sizes = new HashMap<>();
    for (Path seed : seeds) {
      used.put(seed, Files.getLastModifiedTime(seed));
      sizes.put(seed, size(seed));
    }
    seeds.sort(Comparator.comparing(used::get));
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    for (Path seed : seeds) {
      if (total > maxBytes && !seed.endsWith(kept)) {
        TreeRemoval.remove(seed);
        total -= sizes.getOrDefault(seed, 0L);
      }
    }
  }

  private static long size(Path seed) throws IOException {
    try (Stream<Path> files = Files.walk(seed)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /// Fills a seed with files.
  @FunctionalInterface
  interface Maker {
    /// @param files an empty folder
    /// @throws IOException when there is nothing that could be kept
    void make(Path files) throws IOException, RunnerException, InterruptedException;
  }

  /// Where the seeds are.
  @FunctionalInterface
  interface Place {
    /// @throws IOException when there is no such place
    Path path() throws IOException;
  }

  /// One key in this process: several threads wait for the first, since locks of files belong to
  /// processes.
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Seed> seed = Optional.empty();
    private Optional<IOException> failure = Optional.empty();

    void forget(Seed unsound) {
      lock.lock();
      try {
        seed = seed.filter(other -> other != unsound);
      } finally {
        lock.unlock();
      }
    }
  }
}
