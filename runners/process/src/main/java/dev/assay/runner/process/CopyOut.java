package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import dev.assay.runner.WorkspacePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/// Copies one regular file out of a workspace.
final class CopyOut {
  private CopyOut() {}

  /// @param root the workspace
  static void copy(Foothold root, String from, Path to, long maxBytes) throws RunnerException {
    Path relative = WorkspacePath.of(from);
    try (Foothold file = root.at(relative)) {
      if (!Files.isRegularFile(file.path())) {
        throw new RunnerException("'%s' is no regular file and is not copied out".formatted(from));
      }
      long size = Files.size(file.path());
      if (size > maxBytes) {
        throw tooLarge(from, size, maxBytes);
      }
      write(file, from, to, maxBytes);
      keepRight(file.path(), to);
    } catch (FileSystemLoopException e) {
      throw new RunnerException(
          "'%s' is a link or leads through one, and is not copied out".formatted(from), e);
    } catch (NoSuchFileException e) {
      throw new RunnerException("there is no '%s' in the workspace".formatted(from), e);
    } catch (IOException e) {
      throw new RunnerException("'%s' could not be copied to %s: %s".formatted(from, to, e), e);
    }
  }

  private static void keepRight(Path from, Path to) throws IOException {
    if (Files.getPosixFilePermissions(from).contains(PosixFilePermission.OWNER_EXECUTE)
        && !to.toFile().setExecutable(true)) {
      throw new IOException(to + " cannot be made executable");
    }
  }

  /// Something may still be writing to the file, so its size is no bound.
  private static void write(Foothold file, String from, Path to, long maxBytes)
      throws IOException, RunnerException {
    long copied = 0;
    try (InputStream input = Files.newInputStream(file.path());
        OutputStream output = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = input.read(buffer);
          count >= 0 && copied <= maxBytes;
          count = input.read(buffer)) {
        copied += count;
        output.write(buffer, 0, (int) Math.max(0, count - Math.max(0, copied - maxBytes)));
      }
    }
    if (copied > maxBytes) {
      Files.delete(to);
      throw tooLarge(from, copied, maxBytes);
    }
  }

  private static RunnerException tooLarge(String from, long size, long maxBytes) {
    return new RunnerException(
        "'%s' has %,d bytes or more; at most %,d are copied out".formatted(from, size, maxBytes));
  }
}
