package dev.assay.benchmark.cache;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Who uses what, in all processes: the kernel's locks on files, which go with their process
/// however it ends. Within a process uses are counted, since such locks belong to the process as a
/// whole; no file that is locked may be opened otherwise, or the kernel takes the lock back.
///
/// @param folder of the files, made when it is first needed
public record UseLocks(Path folder) {
  private static final String ALL = "all.lock";
  private static final ReentrantLock DECIDING = new ReentrantLock();
  private static final Map<Path, Held> HELD = new HashMap<>();

  /// Something that is decided while nobody else decides.
  @FunctionalInterface
  public interface Decision<T> {
    T decide() throws IOException;
  }

  /// Lets no other thread and no other process decide anything of this folder meanwhile.
  public <T> T decide(Decision<T> decision) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    DECIDING.lockInterruptibly();
    try (FileChannel channel = open(folder.resolve(ALL));
        FileLock _ = channel.lock()) {
      return decision.decide();
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      boolean _ = Thread.interrupted();
      throw new InterruptedException("while another process looked at " + folder);
    } finally {
      DECIDING.unlock();
    }
  }

  /// Begins a use; within a decision only, in which nothing can be in the way.
  public Held take(String name) throws IOException {
    Path file = folder.toRealPath().resolve(name + ".lock");
    Held held = HELD.get(file);
    if (held == null) {
      FileChannel channel = open(file);
      try {
        FileLock _ = channel.lock(0, Long.MAX_VALUE, true);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      held = new Held(file, channel);
      HELD.put(file, held);
    }
    held.uses++;
    return held;
  }

  /// Whether something was ever said to be used under a name, and nobody has forgotten it.
  boolean knows(String name) {
    return Files.exists(folder.resolve(name + ".lock"));
  }

  /// Forgets a name that nobody uses; within a decision only.
  ///
  /// @return whether nobody does
  public boolean forget(String name) throws IOException {
    Path file = folder.toRealPath().resolve(name + ".lock");
    if (HELD.containsKey(file)) {
      return false;
    }
    try (FileChannel channel = open(file);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return false;
      }
      Files.delete(file);
      return true;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// What this process uses.
  public static final class Held {
    private final Path file;
    private final FileChannel channel;
    private int uses;

    private Held(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    /// Ends one use.
    public void release() {
      DECIDING.lock();
      try {
        if (--uses == 0) {
          HELD.remove(file);
          channel.close();
        }
      } catch (IOException e) {
        // The kernel has taken the lock back all the same.
      } finally {
        DECIDING.unlock();
      }
    }

    /// Forgets the name, which nobody will ask for again, before its only use ends.
    void forget() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
