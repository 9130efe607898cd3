package dev.assay.runner.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The variables that commands of a session get: what locates toolchains and their caches on this
/// machine, then the session's own, then the command's. Everything else of the lab's environment,
/// API keys above all, stays with the lab.
final class SessionEnvironment {
  /// Where programs, toolchains and caches are, and how text is to be read. Variables that change
  /// what a tool does (`GOFLAGS`, `MAVEN_OPTS`, `PYTHONPATH`, `LD_LIBRARY_PATH`) are left out: the
  /// same command is to do the same on every machine. Proxies are left out for the passwords in
  /// them.
  private static final Set<String> INHERITED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "LANG",
          "LANGUAGE",
          "TZ",
          "JAVA_HOME",
          "MAVEN_HOME",
          "GRADLE_HOME",
          "GRADLE_USER_HOME",
          "SDKMAN_DIR",
          "GOROOT",
          "GOPATH",
          "GOCACHE",
          "GOMODCACHE",
          "CARGO_HOME",
          "RUSTUP_HOME",
          "PYENV_ROOT",
          "CONDA_PREFIX",
          "PIP_CACHE_DIR",
          "UV_CACHE_DIR",
          "NVM_DIR",
          "FNM_DIR",
          "VOLTA_HOME",
          "PNPM_HOME",
          "COREPACK_HOME",
          "BUN_INSTALL",
          "DENO_DIR",
          "npm_config_cache",
          "RBENV_ROOT",
          "GEM_HOME",
          "DOTNET_ROOT",
          "NUGET_PACKAGES",
          "ASDF_DIR",
          "ASDF_DATA_DIR",
          "MISE_DATA_DIR",
          "XDG_CACHE_HOME",
          "XDG_DATA_HOME",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

  private final Map<String, String> lab;
  private final Map<String, String> variables;

  /// @param lab the lab's environment
  /// @param temporary the session's private folder for temporary files
  /// @param confined what the session's confinement sets
  SessionEnvironment(
      Map<String, String> lab,
      Path temporary,
      Map<String, String> confined,
      Map<String, String> session) {
    this.lab = Map.copyOf(lab);
    Map<String, String> merged = new HashMap<>(inherited(lab));
    merged.put("TMPDIR", temporary.toString());
    merged.putAll(confined);
    merged.putAll(session);
    variables = Map.copyOf(merged);
  }

  /// What commands take over from the lab.
  static Map<String, String> inherited(Map<String, String> lab) {
    Map<String, String> inherited = new HashMap<>();
    inherited.put("PATH", DEFAULT_PATH);
    lab.forEach((name, value) -> {
      if (INHERITED.contains(name) || name.startsWith("LC_")) {
        inherited.put(name, value);
      }
    });
    return inherited;
  }

  /// All variables of one command.
  Map<String, String> of(Map<String, String> command) {
    Map<String, String> merged = new HashMap<>(variables);
    merged.putAll(command);
    return merged;
  }

  /// The variables of the lab, as `NAME=value`, that no command gets.
  Set<String> withheld() {
    return lab.entrySet().stream()
        .filter(variable -> !variable.getValue().equals(variables.get(variable.getKey())))
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .collect(Collectors.toUnmodifiableSet());
  }
}
