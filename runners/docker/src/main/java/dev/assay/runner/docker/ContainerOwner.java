package dev.assay.runner.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// The process of a lab that made a container, as the container's label names it, so that another
/// process can tell whether it is gone.
///
/// @param host the machine's name
/// @param process its number there
/// @param start when it started, in milliseconds since 1970: numbers are used again
record ContainerOwner(String host, long process, long start) {
  /// The label of every container that a lab makes.
  static final String LABEL = "dev.assay.owner";

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /// This process.
  static ContainerOwner self() {
    return new ContainerOwner(
        hostName(), ProcessHandle.current().pid(), start(ProcessHandle.current()));
  }

  /// Reads a label; empty when it is none of ours.
  static Optional<ContainerOwner> parse(String label) {
    String[] parts = label.split("/", -1);
    try {
      return parts.length == 3
          ? Optional.of(
              new ContainerOwner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  String label() {
    return host + "/" + process + "/" + start;
  }

  /// Whether it can be said that the process is gone. Of other machines nothing can be said.
  boolean gone() {
    return host.equals(hostName())
        && ProcessHandle.of(process).filter(handle -> start(handle) == start).isEmpty();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostName() {
    try {
      return Files.exists(HOST_NAME)
          ? Files.readString(HOST_NAME).strip().replace('/', '_')
          : InetAddress.getLocalHost().getHostName().replace('/', '_');
    } catch (IOException e) {
      return "unknown";
    }
  }
}
