package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The memory that processes have resident, as Linux counts it.
final class PeakMemory {
  private static final String EVER = "VmHWM:";
  private static final String NOW = "VmRSS:";

  private PeakMemory() {}

  /// The most that a living process ever had, in bytes; absent when it has ended or the system does
  /// not tell.
  static OptionalLong of(long process) {
    return read(process, EVER);
  }

  /// What a process and all below it have now, in bytes; none where the system does not tell.
  static long treeNow(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(each -> read(each.pid(), NOW).orElse(0))
        .sum();
  }

  private static OptionalLong read(long process, String field) {
    Path file = Path.of("/proc", Long.toString(process), "status");
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> bytes(line.substring(field.length())))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  // VmHWM:	  123456 kB
  private static long bytes(String amount) {
    return Long.parseLong(amount.replace("kB", "").strip()) * 1024;
  }
}
