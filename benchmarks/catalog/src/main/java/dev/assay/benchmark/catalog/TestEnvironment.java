package dev.assay.benchmark.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variables that a task's test command gets: the task's own, and what the layout asks for.
final class TestEnvironment {
  private static final String PYTEST_OPTIONS = "PYTEST_ADDOPTS";

  private TestEnvironment() {}

  /// @param layout as it is when the command starts
  /// @param installed whether the task's packages are in [DependencyInstallation#FOLDER]
  static Map<String, String> of(WorkspaceLayout layout, boolean installed) {
    EvaluationSettings settings = layout.task().metadata().evaluation();
    Map<String, String> environment = new HashMap<>(settings.environment());
    String packages = installed ? ":" + DependencyInstallation.FOLDER : "";
    environment.merge("PYTHONPATH", "." + packages, (given, _) -> given + packages);
    if (layout.isLinked() && collectsFromTheRoot(layout)) {
      environment.putIfAbsent(PYTEST_OPTIONS, "--ignore=" + WorkspaceLayout.LINK);
    }
    return environment;
  }

  // pytest follows links: it finds each test of the root again below the link, and again below the
  // link within that, some forty times. A command that names the link is to find them there.
  private static boolean collectsFromTheRoot(WorkspaceLayout layout) {
    List<String> command = layout.task().metadata().evaluation().command();
    return layout.workingDirectory().matches("(\\./?)?")
        && command.stream().anyMatch(argument -> argument.contains("pytest"))
        && command.stream().noneMatch(argument -> argument.contains(WorkspaceLayout.LINK));
  }
}
