package dev.assay.runner;

import java.nio.file.Path;
import java.util.Map;

/// What a session is to be.
///
/// @param label short, for names of processes, containers and logs
/// @param workspace a folder of this machine, laid out by the caller, that is the session's working
///   folder; what commands change in it is only promised to be seen through [RunnerSession#copyOut]
/// @param environment variables of every command; nothing else is inherited but what the runner
///   needs to find toolchains (`PATH`, `HOME`, `LANG`, toolchain homes)
/// @param limits what commands may use
/// @param network what commands may reach
/// @param allowWeakerIsolation whether a session may be had that does not enforce all of this; what
///   it does not is `not enforced` in [RunnerSession#enforcement]
/// @param image what is installed where the session's commands run; runners without images pass
///   over it
/// @throws IllegalArgumentException when a variable is one that no operating system can pass on
public record SessionSpec(
    String label,
    Path workspace,
    Map<String, String> environment,
    Limits limits,
    NetworkPolicy network,
    boolean allowWeakerIsolation,
    SessionImage image) {
  public SessionSpec {
    environment = Map.copyOf(environment);
    EnvironmentVariables.check(environment);
  }

  /// What has to be enforced in full.
  public SessionSpec(
      String label,
      Path workspace,
      Map<String, String> environment,
      Limits limits,
      NetworkPolicy network) {
    this(label, workspace, environment, limits, network, false, new SessionImage.OfRunner());
  }

  /// The same with another image.
  public SessionSpec withImage(SessionImage newImage) {
    return new SessionSpec(
        label, workspace, environment, limits, network, allowWeakerIsolation, newImage);
  }
}
