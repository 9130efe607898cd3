package dev.assay.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// How a server is set up.
///
/// @param host the address that it listens on
/// @param port that it listens on; zero takes a free one
/// @param token that others than this machine have to show; absent on loopback only
/// @param outputDirectory where runs are kept
/// @param version of this program
/// @param environment the variables that say where the gate keeps its record
public record ServerSettings(
    String host,
    int port,
    Optional<String> token,
    Path outputDirectory,
    String version,
    Map<String, String> environment) {
  public ServerSettings {
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return "server at " + host + ":" + port;
  }
}
