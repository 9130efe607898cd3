package dev.assay.runner.docker;

import dev.assay.runner.LabProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The lab that made a container, as the container's label names it, so that another process can
/// tell whether it is gone: engines serve other machines too.
///
/// @param host the machine's name
/// @param lab the process there
record ContainerOwner(String host, LabProcess lab) {
  /// The label of every container that a lab makes.
  static final String LABEL = "dev.assay.owner";

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /// This process.
  static ContainerOwner self() {
    return new ContainerOwner(hostName(), LabProcess.self());
  }

  /// Reads a label; empty when it is none of ours.
  static Optional<ContainerOwner> parse(String label) {
    String[] parts = label.split("/", -1);
    return parts.length == 2
        ? LabProcess.parse(parts[1]).map(lab -> new ContainerOwner(parts[0], lab))
        : Optional.empty();
  }

  String label() {
    return host + "/" + lab;
  }

  /// Whether it can be said that the process is gone. Of other machines nothing can be said.
  boolean gone() {
    return host.equals(hostName()) && lab.gone();
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
