package dev.assay.runner.sandbox;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A session of the sandbox with what its tests do again and again.
record SandboxFixture(RunnerSession session, Path folder) implements AutoCloseable {
  static SandboxFixture open(Path folder, NetworkPolicy network) throws Exception {
    return open(folder, network, Limits.ofWallTime(Duration.ofSeconds(60)));
  }

  static SandboxFixture open(Path folder, NetworkPolicy network, Limits limits) throws Exception {
    return open(new SandboxRunner(), folder, network, limits);
  }

  static SandboxFixture open(
      SandboxRunner runner, Path folder, NetworkPolicy network, Limits limits) throws Exception {
    Path workspace = Files.createDirectories(folder.resolve("workspace"));
    return new SandboxFixture(
        runner.open(new SessionSpec("test", workspace, Map.of(), limits, network)), folder);
  }

  ExecutionResult run(String... arguments) throws Exception {
    return session.execute(
        new Command(
            List.of(arguments), "", Map.of(), folder.resolve("output"), folder.resolve("output")));
  }

  /// What lines of the shell print, errors included.
  String sh(String script, String... parameters) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    arguments.addAll(List.of(parameters));
    var _ = run(arguments.toArray(String[]::new));
    return Files.readString(folder.resolve("output"));
  }

  /// What a Python program prints, errors included.
  String python(String program, String... parameters) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("python3", "-c", program));
    arguments.addAll(List.of(parameters));
    var _ = run(arguments.toArray(String[]::new));
    return Files.readString(folder.resolve("output"));
  }

  @Override
  public void close() {
    session.close();
  }
}
