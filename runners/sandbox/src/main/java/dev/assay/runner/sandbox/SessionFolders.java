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
/// @param temporary what `TMPDIR` names
/// @param common what is seen as `/tmp` where the session has its own view of files
/// @param memory what is seen as `/dev/shm` there
record SessionFolders(Path home, Path temporary, Path common, Path memory) {
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

  /// Makes them in a folder of the session's own.
  static SessionFolders in(Path folder) throws IOException {
    return new SessionFolders(
        Files.createDirectory(folder.resolve("home"), PRIVATE),
        Files.createDirectory(folder.resolve("tmp"), PRIVATE),
        Files.createDirectory(folder.resolve("common"), PRIVATE),
        Files.createDirectory(folder.resolve("memory"), PRIVATE));
  }

  /// The same with a home that all sessions share.
  SessionFolders withCommonHome() throws IOException {
    Path common = Files.createDirectories(home.resolveSibling("").resolveSibling("common-home"));
    return new SessionFolders(common, temporary, this.common, memory);
  }

  List<Path> all() {
    return List.of(home, temporary, common, memory);
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
