package dev.assay.benchmark.swebench;

import dev.assay.runner.FolderCopy;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The repository of an image, copied so that sessions may write it.
///
/// @param folder has what goes beside the repository
record ImageWorkspace(Instance instance, Path folder, FolderCopy repository)
    implements InstanceWorkspace {
  /// There is no network; pip would look for one for a minute.
  private static final Map<String, String> VARIABLES = Map.of("PIP_NO_INDEX", "1");

  @Override
  public void lay(String patch, String script) throws IOException {
    Files.writeString(folder.resolve(PATCH), patch);
    Files.writeString(folder.resolve(SCRIPT), script);
  }

  @Override
  public RunnerSession open(TaskRunner runner, Duration timeLimit)
      throws RunnerException, InterruptedException {
    return runner.open(
        new SessionSpec(
                instance.id(),
                folder,
                VARIABLES,
                InstanceWorkspace.limits(timeLimit),
                new NetworkPolicy.Disabled())
            .withImage(repository.image()));
  }

  @Override
  public void close() {
    repository.close();
  }
}
