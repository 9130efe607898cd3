package dev.assay.benchmark.swebench;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.SessionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The folder of sessions in which an instance's tests run: the repository, and beside it what
/// scripts need.
///
/// @param folder its real path
record NativeWorkspace(Instance instance, NativeEnvironment environment, Path folder) {
  /// The repository's folder in it.
  static final String REPOSITORY = "testbed";

  static final String PATCH = "patch.diff";
  static final String SCRIPT = "eval.sh";
  private static final String SHELL = "shell.sh";
  private static final long MAX_OUTPUT = 256L << 20;

  /// Lays the repository out in a new folder.
  ///
  /// @param scratch an existing folder
  static NativeWorkspace in(
      Path scratch, Instance instance, NativeEnvironment environment, RepositoryCache repositories)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "session-").toRealPath();
    repositories.layOut(instance, folder.resolve(REPOSITORY));
    return new NativeWorkspace(instance, environment, folder);
  }

  Path repository() {
    return folder.resolve(REPOSITORY);
  }

  /// Writes a patch and a script beside the repository; what else was there is gone. No process of
  /// a session may be alive.
  void lay(String patch, String script) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(each -> !each.equals(repository())).toList()) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          FolderRemoval.remove(entry);
        } else {
          Files.delete(entry);
        }
      }
    }
    Files.writeString(folder.resolve(PATCH), patch);
    Files.writeString(folder.resolve(SCRIPT), script);
    shell().write();
  }

  /// What sessions in it are to be.
  SessionSpec spec(Duration timeLimit) {
    Limits limits =
        new Limits(
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            timeLimit,
            MAX_OUTPUT);
    return new SessionSpec(
        instance.id(), folder, shell().variables(), limits, new NetworkPolicy.Disabled());
  }

  private NativeShell shell() {
    return new NativeShell(folder.resolve(SHELL), repository().toString(), environment);
  }
}
