package dev.assay.benchmark.swebench;

import dev.assay.runner.Limits;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A copy of an instance's repository, and the sessions that work in it one after the other. In
/// their workspace the repository is a folder, with what scripts need beside it.
sealed interface InstanceWorkspace extends AutoCloseable permits NativeWorkspace, ImageWorkspace {
  /// The repository's folder in a session's workspace.
  String REPOSITORY = "testbed";

  /// The patch's file, beside the repository.
  String PATCH = "patch.diff";

  /// The script's file, beside the repository.
  String SCRIPT = "eval.sh";

  /// The most that a stream of a command may print, in bytes.
  long MAX_OUTPUT = 256L << 20;

  Instance instance();

  /// Writes a patch and a script beside the repository; what else was there is gone. No session may
  /// be open.
  void lay(String patch, String script) throws IOException;

  /// Opens a session of a runner, without a network.
  ///
  /// @param timeLimit of each command
  RunnerSession open(TaskRunner runner, Duration timeLimit)
      throws RunnerException, InterruptedException;

  /// Ends what is kept for it. No session may be open.
  @Override
  void close();

  /// What commands may use.
  static Limits limits(Duration timeLimit) {
    return new Limits(
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        timeLimit,
        MAX_OUTPUT);
  }
}
