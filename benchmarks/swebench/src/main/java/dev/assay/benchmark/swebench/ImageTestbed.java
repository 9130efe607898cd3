package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheUse;
import dev.assay.runner.Images;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An instance's image, which stays meanwhile.
record ImageTestbed(Instance instance, Images images, CacheUse use) implements Testbed {
  /// Where images have the repository.
  static final String FOLDER = "/testbed";

  @Override
  public InstanceWorkspace workspace(Path scratch)
      throws RunnerException, IOException, InterruptedException {
    return new ImageWorkspace(
        instance,
        Files.createTempDirectory(scratch, "session-").toRealPath(),
        images.copy(instance.imageReference(), FOLDER, InstanceWorkspace.REPOSITORY));
  }

  @Override
  public void close() {
    use.close();
  }
}
