package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;

/// What the tests of one instance run in, there until it is closed.
sealed interface Testbed extends AutoCloseable permits NativeTestbed, ImageTestbed {
  /// A fresh copy of the instance's repository as its base commit has it.
  ///
  /// @param scratch an existing folder; the caller removes it when the workspace is closed
  InstanceWorkspace workspace(Path scratch)
      throws RunnerException, IOException, InterruptedException;

  /// Ends the use of what it is made of, which may be removed then. No workspace of it is open.
  @Override
  void close() throws IOException;
}
