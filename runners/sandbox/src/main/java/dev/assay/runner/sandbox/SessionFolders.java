package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The folders that a session has to itself, beside its workspace.
///
/// @param home what `HOME` names
/// @param temporary what `TMPDIR` names, usually in the home
record SessionFolders(Path home, Path temporary) {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// Caches and stores of toolchains, which would otherwise lead out of the private home.
  private static final List<String> IN_HOME =
      List.of(
          "GRADLE_USER_HOME",
          "GOPATH",
          "GOCACHE",
          "GOMODCACHE",
          "CARGO_HOME",
          "PIP_CACHE_DIR",
          "UV_CACHE_DIR",
          "PNPM_HOME",
          "COREPACK_HOME",
          "DENO_DIR",
          "npm_config_cache",
          "GEM_HOME",
          "NUGET_PACKAGES",
          "XDG_CACHE_HOME",
          "XDG_DATA_HOME");

  /// Makes a folder of the session's own a home.
  static SessionFolders in(Path folder) throws IOException {
    return new SessionFolders(folder, Files.createDirectory(folder.resolve("tmp"), PRIVATE));
  }

  /// The same with a home that all sessions share.
  SessionFolders withCommonHome() throws IOException {
    return new SessionFolders(
        Files.createDirectories(home.resolveSibling("common-home")), temporary);
  }

  /// Them all, none in another.
  List<Path> all() {
    return temporary.startsWith(home) ? List.of(home) : List.of(home, temporary);
  }

  /// The variables that lead commands to them.
  Map<String, String> variables(Map<String, String> inherited) {
    Map<String, String> variables = new HashMap<>();
    variables.put("HOME", home.toString());
    variables.put("TMPDIR", temporary.toString());
    for (String each : IN_HOME) {
      if (inherited.containsKey(each)) {
        variables.put(each, home.resolve("." + each.toLowerCase(Locale.ROOT)).toString());
      }
    }
    return variables;
  }
}
