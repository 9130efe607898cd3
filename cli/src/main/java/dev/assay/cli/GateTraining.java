package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A project to train the commands of the gate on: a git repository whose benchmark says a number.
///
/// @param root its folder
record GateTraining(Path root) {
  static final String PROJECT = "training";
  static final String BENCHMARK = "nothing";

  /// @throws IOException when there is no git, too
  static GateTraining create(Path root) throws IOException, InterruptedException {
    Path bench = Files.createDirectories(root.resolve("bench"));
    Files.writeString(
        bench.resolve("manifest.toml"),
        """
        [project]
        name = "%s"
        language = "shell"
        invocation = "sh {entry_point} {output_path}"

        [[benchmarks]]
        name = "%s"
        entry_point = "bench/nothing.sh"
        tier = "performance"
        metric_direction = "minimize"
        repetitions = 4
        baseline_seeds = [1, 2, 3, 4]
        """
            .formatted(PROJECT, BENCHMARK));
    Files.writeString(
        bench.resolve("nothing.sh"), "echo '{\"status\": \"ok\", \"metric\": 1}' > \"$1\"\n");
    GateTraining made = new GateTraining(root);
    made.git("init", "--quiet");
    made.git("add", "--all");
    made.git(
        "-c",
        "user.name=training",
        "-c",
        "user.email=training@localhost",
        "commit",
        "--quiet",
        "--message=begin");
    return made;
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // The user's own settings may have commits signed, which asks for a passphrase, and run hooks.
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process git = builder.start();
    if (git.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + git.exitValue());
    }
  }
}
