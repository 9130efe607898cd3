package dev.assay.runner;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Folders that nobody needs after this process. They lie in one that is locked while the process
/// lives and goes when it ends. A process that was killed leaves its folder behind, unlocked: the
/// next one removes it.
///
/// The kernel's lock tells what is abandoned better than a process's number in the name would, also
/// where processes do not see each other. It lets names be short, too: programs put sockets into
/// such folders, and a socket's path has at most 107 bytes.
public final class TemporaryFolders {
  private static final Logger LOGGER = System.getLogger(TemporaryFolders.class.getName());
  private static final String PREFIX = "assay-lab-";
  private static final String LOCK = ".lock";

  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int ATTEMPTS = 100;

  /// Nobody takes that long to lock a new folder.
  private static final Duration UNFINISHED = Duration.ofMinutes(1);

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
      remove(root);
    } catch (IOException e) {
      // Something still works in it. The next process finds it unlocked.
    }
  }

  /// Removes the lock's file last: what is left when this is broken off is known for abandoned.
  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          FolderRemoval.remove(entry);
        } else if (!entry.endsWith(LOCK)) {
          Files.delete(entry);
        }
      }
    }
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.delete(folder);
  }

  /// The folders of processes that did not come to their own end.
  ///
  /// @throws IOException when the folder for temporary files cannot be listed
  public static List<LeftOver> leftOvers() throws IOException {
    return leftOvers(Path.of(System.getProperty("java.io.tmpdir")).toRealPath());
  }

  static List<LeftOver> leftOvers(Path parent) throws IOException {
    List<LeftOver> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (ifAbandoned(folder, _ -> {})) {
          found.add(
              new LeftOver(
                  "the temporary folder " + folder,
                  () -> ifAbandoned(folder, TemporaryFolders::remove)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  static void removeAbandoned(Path parent) {
    try {
      leftOvers(parent).forEach(TemporaryFolders::removeIfPossible);
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "{0} could not be looked through: {1}", parent, e);
    }
  }

  private static void removeIfPossible(LeftOver folder) {
    try {
      folder.remove();
    } catch (RunnerException e) {
      LOGGER.log(Level.DEBUG, e::getMessage);
    }
  }

  private static synchronized boolean isOwn(Path folder) {
    return own.isPresent() && own.get().root.equals(folder);
  }

  private interface Use {
    void of(Path folder) throws IOException;
  }

  /// Uses a folder while nobody else can, if its process is no more.
  ///
  /// @return whether that is so
  private static boolean ifAbandoned(Path folder, Use use) throws IOException {
    Path file = folder.resolve(LOCK);
    if (isOwn(folder) || !Files.isReadable(folder)) {
      return false;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      boolean unfinished = isUnfinished(folder);
      if (unfinished) {
        use.of(folder);
      }
      return unfinished;
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock taken = channel.tryLock()) {
      if (taken != null) {
        use.of(folder);
      }
      return taken != null;
    } catch (NoSuchFileException | AccessDeniedException | OverlappingFileLockException e) {
      // Another process was quicker, or it is another user's.
      return false;
    }
  }

  /// Whether its process was killed while it made or removed the folder.
  private static boolean isUnfinished(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(each -> each.endsWith(LOCK + ".new"))
          && Files.getLastModifiedTime(folder)
              .toInstant()
              .isBefore(Instant.now().minus(UNFINISHED));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
