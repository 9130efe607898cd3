package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.runner.TaskRunner;
import java.util.List;

/// What tasks need of this machine when their tests run on it.
final class HostToolchains {
  private HostToolchains() {}

  /// Why the runner cannot judge a task here, in sentences; empty when it can.
  static List<String> missing(TaskRunner runner, Task task) {
    return uses(runner) ? missing(task) : List.of();
  }

  /// The same for any runner that uses what is installed here.
  static List<String> missing(Task task) {
    return Toolchains.host().missing(task.requirements()).stream()
        .map(ToolchainFinding.Missing::sentence)
        .toList();
  }

  /// What is installed in a container or on another host is not this machine's business.
  private static boolean uses(TaskRunner runner) {
    return switch (runner.capabilities().isolation()) {
      case PROCESS, SANDBOX -> true;
      case CONTAINER, VM, REMOTE, ORCHESTRATED -> false;
    };
  }
}
