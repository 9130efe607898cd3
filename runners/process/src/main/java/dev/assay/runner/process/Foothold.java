package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file or folder of a workspace that was reached without following a link, and stays the same
/// one whatever processes of the session do to the names on the way to it.
sealed interface Foothold extends AutoCloseable {
  /// Leads to exactly this entry; never a link, not even to it when the entry is one.
  Path path();

  /// An entry of this folder.
  ///
  /// @param relative of names only; empty for this folder itself
  /// @throws FileSystemLoopException when it or a folder on the way is a link
  /// @throws NoSuchFileException when it is absent
  Foothold at(Path relative) throws IOException;

  @Override
  void close();

  /// Holds the entry itself: `/proc/self/fd` leads to it without a name that could be changed.
  record Held(int descriptor) implements Foothold {
    static Held open(Path folder) throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        return new Held(Libc.open(PathBytes.string(arena, folder), Libc.O_PATH));
      }
    }

    @Override
    public Path path() {
      return Path.of("/proc/self/fd/" + descriptor);
    }

    @Override
    public Foothold at(Path relative) throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment name = PathBytes.relative(arena, relative);
        return new Held(Libc.openBeneath(descriptor, name));
      } catch (CallException e) {
        throw switch (e.number()) {
          case Libc.ERROR_LINK -> new FileSystemLoopException(relative.toString());
          case Libc.ERROR_NO_ENTRY -> new NoSuchFileException(relative.toString());
          default -> e;
        };
      }
    }

    @Override
    public void close() {
      Libc.close(descriptor);
    }
  }

  /// Looks at every name before it is used, which is all that Java alone can do.
  record Checked(Path path) implements Foothold {
    @Override
    public Foothold at(Path relative) throws IOException {
      Path at = path;
      for (Path name : relative) {
        at = at.resolve(name);
        if (Files.isSymbolicLink(at)) {
          throw new FileSystemLoopException(relative.toString());
        }
        if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
          throw new NoSuchFileException(relative.toString());
        }
      }
      return new Checked(at);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
