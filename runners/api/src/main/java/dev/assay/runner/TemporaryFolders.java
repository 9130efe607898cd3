package dev.assay.runner;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Folders that nobody needs after this process. They lie in one that is locked while the process
/// lives and goes when it ends. A process that was killed leaves its folder behind, unlocked: the
/// next one removes it.
///
/// Names are short: programs put sockets into such folders, and a socket's path has at most 107
/// bytes.
public final class TemporaryFolders {
  private static final Logger LOGGER = System.getLogger(TemporaryFolders.class.getName());
  private static final String PREFIX = "assay-lab-";
  private static final String LOCK = ".lock";

  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int ATTEMPTS = 100;

  private static Optional<TemporaryFolders> own = Optional.empty();

  private final Path root;

  /// Held, not used: closing it would give the lock back.
  private final FileChannel lock;

  private final AtomicLong count = new AtomicLong();

  private TemporaryFolders(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /// Makes a new folder, which only this user can look into.
  ///
  /// @param name what its own name begins with
  /// @return its real path
  public static Path create(String name) throws IOException {
    TemporaryFolders folders = ofThisProcess();
    return Files.createDirectory(
        folders.root.resolve(name + "-" + folders.count.incrementAndGet()), OWN);
  }

  private static synchronized TemporaryFolders ofThisProcess() throws IOException {
    if (own.isEmpty()) {
      Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
      TemporaryFolders made = make(parent);
      own = Optional.of(made);
      Runtime.getRuntime().addShutdownHook(new Thread(made::remove, "temporary folders"));
      Thread.ofVirtual().start(() -> removeAbandoned(parent));
    }
    return own.get();
  }

  private static TemporaryFolders make(Path parent) throws IOException {
    Path root = makeRoot(parent);
    // Without its lock file a folder is no other process's to remove: there is no moment between.
    Path unlocked = Files.createFile(root.resolve(LOCK + ".new"));
    FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.WRITE);
    FileLock _ = channel.lock();
    Files.move(unlocked, root.resolve(LOCK));
    return new TemporaryFolders(root, channel);
  }

  private static Path makeRoot(Path parent) throws IOException {
    SecureRandom random = new SecureRandom();
    for (int attempt = 1; ; attempt++) {
      Path root = parent.resolve(PREFIX + Integer.toString(random.nextInt(1 << 30), 36));
      try {
        return Files.createDirectory(root, OWN);
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void remove() {
    try (lock) {
      FolderRemoval.remove(root);
    } catch (IOException e) {
      // Something still works in it. The next process finds it unlocked.
    }
  }

  /// Removes what processes left behind that did not come to their own end.
  static void removeAbandoned(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
            && !isOwn(folder)) {
          removeIfAbandoned(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOGGER.log(Level.DEBUG, "{0} could not be looked through: {1}", parent, e);
    }
  }

  private static synchronized boolean isOwn(Path folder) {
    return own.isPresent() && own.get().root.equals(folder);
  }

  private static void removeIfAbandoned(Path folder) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock taken = channel.tryLock()) {
      if (taken != null) {
        FolderRemoval.remove(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Another user's, or another process was quicker.
    }
  }
}
