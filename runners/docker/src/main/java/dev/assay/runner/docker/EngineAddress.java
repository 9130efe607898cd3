package dev.assay.runner.docker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a container engine listens: what `DOCKER_HOST` says, or else the first of the usual
/// sockets of Docker and Podman that is there.
///
/// @param uri `unix:///…` or `tcp://…`
record EngineAddress(URI uri) {
  /// The engine's address.
  ///
  /// @return empty when there is no socket
  /// @throws IllegalArgumentException when `DOCKER_HOST` is of a kind that is not supported
  static Optional<EngineAddress> find(Map<String, String> environment) {
    return find(environment, Files::exists);
  }

  static Optional<EngineAddress> find(Map<String, String> environment, Predicate<Path> exists) {
    String host = environment.getOrDefault("DOCKER_HOST", "");
    if (!host.isEmpty()) {
      return Optional.of(given(host, environment));
    }
    return sockets(environment).stream()
        .filter(exists)
        .findFirst()
        .map(socket -> new EngineAddress(URI.create("unix://" + socket)));
  }

  private static EngineAddress given(String host, Map<String, String> environment) {
    if (!host.startsWith("unix://") && !host.startsWith("tcp://")) {
      throw new IllegalArgumentException(
          "DOCKER_HOST=%s is neither unix:// nor tcp://; forward the engine's socket, for instance with ssh -L, and name that"
              .formatted(host));
    }
    if (!environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
      throw new IllegalArgumentException(
          "DOCKER_TLS_VERIFY is set, and engines behind TLS are not supported; forward the engine's socket, for instance with ssh -L, and name that in DOCKER_HOST");
    }
    return new EngineAddress(URI.create(host));
  }

  private static List<Path> sockets(Map<String, String> environment) {
    List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      sockets.add(Path.of(runtime, "docker.sock"));
      sockets.add(Path.of(runtime, "podman", "podman.sock"));
    }
    sockets.add(Path.of("/run/podman/podman.sock"));
    return sockets;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
