package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder that goes when this process ends, also when it is interrupted.
final class Scratch {
  private Scratch() {}

  static Path create(Path parent) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(parent), "scratch-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
    return folder;
  }

  private static void end(Path folder) {
    // Whoever still writes to it was started from here.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      System.err.println("speed: remove " + folder + " yourself: " + e);
    }
  }
}
