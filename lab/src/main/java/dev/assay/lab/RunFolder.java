package dev.assay.lab;

import dev.assay.lab.LabException.Kind;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The artifact folder of a run, held by one process at a time.
final class RunFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private RunFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes the folder if need be and takes it.
  static RunFolder take(Path outputDirectory, RunId run) throws LabException {
    Path path = outputDirectory.resolve(run.value());
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new LabException(
            Kind.IN_USE, "another process is working on " + run + "; wait for it or stop it first");
      }
      return new RunFolder(path, channel);
    } catch (IOException e) {
      throw new LabException(
          Kind.OUTPUT, "cannot write the run's folder " + path + ": " + e.getMessage(), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  AttemptFolder attempt(AttemptId attempt) {
    return new AttemptFolder(path.resolve(AttemptFolder.name(attempt)));
  }

  /// Gives the folder back.
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
