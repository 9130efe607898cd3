package dev.assay.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk of two megabytes, in memory. Who may not mount one skips the test.
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()),
        "a small tmpfs cannot be mounted here: that takes root");
    return new SmallDisk(folder);
  }

  void makeReadOnly() throws IOException {
    if (!run("mount", "-o", "remount,ro", folder.toString())) {
      throw new IOException("cannot make read-only: " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", folder.toString())) {
      throw new IOException("cannot unmount " + folder);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
