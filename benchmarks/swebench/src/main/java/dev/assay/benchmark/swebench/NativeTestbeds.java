package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import java.io.IOException;

/// Testbeds without images: the repository out of a cache, and an environment beside it.
///
/// @param repositories gives the repositories
/// @param environments give what scripts find in the environment `testbed`
record NativeTestbeds(RepositoryCache repositories, NativeEnvironments environments)
    implements Testbeds {
  @Override
  public InstancePlan plan(Instance instance) {
    return environments.plan(instance);
  }

  @Override
  public Testbed prepare(Instance instance)
      throws RunnerException, IOException, InterruptedException {
    EnvironmentUse environment = environments.prepare(instance);
    boolean complete = false;
    try {
      NativeTestbed testbed =
          new NativeTestbed(instance, repositories, environment, repositories.use(instance));
      complete = true;
      return testbed;
    } finally {
      if (!complete) {
        environment.close();
      }
    }
  }
}
