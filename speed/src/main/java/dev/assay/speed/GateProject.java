package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A project whose benchmark does nothing but say the number in its file `value`, with a manifest
/// that the gate and benchstone both read.
///
/// @param root its folder, a git repository
record GateProject(Path root) {
  static final String NAME = "Speed";
  static final String BENCHMARK = "nothing";
  static final int REPETITIONS = 5;

  static GateProject create(Path root) throws IOException, InterruptedException {
    Files.createDirectories(root.resolve("bench"));
    Files.writeString(
        root.resolve("bench/manifest.toml"),
        """
        [project]
        name = "%s"
        language = "sh"
        invocation = "sh bench/run.sh {output_path}"

        [[benchmarks]]
        name = "%s"
        entry_point = "-"
        tier = "performance"
        metric_direction = "minimize"
        promotion_sigma = 2.0
        repetitions = %d
        baseline_seeds = [1, 2, 3, 4, 5]
        """
            .formatted(NAME, BENCHMARK, REPETITIONS));
    Files.writeString(
        root.resolve("bench/run.sh"),
        "read -r value < value; printf '{\"status\":\"ok\",\"metric\":%s}' \"$value\" > \"$1\"\n");
    GateProject project = new GateProject(root);
    project.git("init", "--quiet");
    project.commit(100);
    return project;
  }

  /// What the benchmark says from now on, as a commit.
  void commit(int value) throws IOException, InterruptedException {
    Files.writeString(root.resolve("value"), value + "\n");
    git("add", "--all");
    git(
        "-c",
        "user.name=speed",
        "-c",
        "user.email=speed@localhost",
        "commit",
        "--allow-empty",
        "-qm",
        "speed");
  }

  /// The benchmark alone, as a shell runs it.
  Program alone() {
    return program(List.of("sh", "-c", "cd \"$0\" && sh bench/run.sh /dev/null", root.toString()));
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    var _ = program(command).run();
  }

  /// Beside the project's folder, where what it prints is no change of that.
  Program program(List<String> command) {
    return program(command, Map.of());
  }

  Program program(List<String> command, Map<String, String> environment) {
    return new Program(command, environment, root.resolveSibling(""));
  }
}
