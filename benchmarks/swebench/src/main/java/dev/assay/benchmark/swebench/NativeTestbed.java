package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheUse;
import java.io.IOException;
import java.nio.file.Path;

/// An instance's repository, and what its script finds in the environment `testbed`; both stay in
/// their caches meanwhile.
record NativeTestbed(
    Instance instance,
    RepositoryCache repositories,
    EnvironmentUse environment,
    CacheUse repository)
    implements Testbed {
  @Override
  public InstanceWorkspace workspace(Path scratch) throws IOException, InterruptedException {
    return NativeWorkspace.in(scratch, instance, environment.environment(), repositories);
  }

  @Override
  public void close() {
    environment.close();
    repository.close();
  }
}
