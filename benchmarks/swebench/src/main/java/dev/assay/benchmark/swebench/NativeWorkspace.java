package dev.assay.benchmark.swebench;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// A folder of this machine with the repository in it, which sessions have as it is.
///
/// @param folder its real path
record NativeWorkspace(Instance instance, NativeEnvironment environment, Path folder)
    implements InstanceWorkspace {
  private static final String SHELL = "shell.sh";

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

  private Path repository() {
    return folder.resolve(REPOSITORY);
  }

  @Override
  public void lay(String patch, String script) throws IOException {
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

  @Override
  public RunnerSession open(TaskRunner runner, Duration timeLimit)
      throws RunnerException, InterruptedException {
    return runner.open(
        new SessionSpec(
            instance.id(),
            folder,
            shell().variables(),
            InstanceWorkspace.limits(timeLimit),
            new NetworkPolicy.Disabled()));
  }

  /// Nothing is kept: the folder goes with the scratch folder that it is in.
  @Override
  public void close() {}

  private NativeShell shell() {
    return new NativeShell(folder.resolve(SHELL), repository().toString(), environment);
  }
}
