package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The most memory that a living process ever had resident: Linux counts it.
final class PeakMemory {
  private static final String FIELD = "VmHWM:";

  private PeakMemory() {}

  /// In bytes; absent when the process has ended or the system does not tell.
  static OptionalLong of(long process) {
    Path file = Path.of("/proc", Long.toString(process), "status");
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(PeakMemory::bytes)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  // VmHWM:	  123456 kB
  private static long bytes(String line) {
    String number = line.substring(FIELD.length()).replace("kB", "").strip();
    return Long.parseLong(number) * 1024;
  }
}
