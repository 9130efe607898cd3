package dev.assay.runner.conformance;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A session with what tests do again and again.
///
/// @param workspace as the lab laid it out; what commands change is not promised to be seen in it
/// @param token in the environment of every command of this session and of no other
record BenchSession(Workbench bench, RunnerSession session, Path workspace, String token)
    implements AutoCloseable {
  /// What became of a command.
  record Ran(ExecutionResult result, Path outputFile, Path errorFile) {
    String output() throws IOException {
      return Files.readString(outputFile);
    }

    String error() throws IOException {
      return Files.readString(errorFile);
    }
  }

  /// Runs a program in the workspace.
  Ran run(String... arguments) throws RunnerException, InterruptedException {
    return run("", Map.of(), List.of(arguments));
  }

  Ran run(String workingDirectory, Map<String, String> environment, List<String> arguments)
      throws RunnerException, InterruptedException {
    Path output = bench.path("output");
    Path error = bench.path("error");
    Command command = new Command(arguments, workingDirectory, environment, output, error);
    return new Ran(session.execute(command), output, error);
  }

  /// Runs lines of the shell. The parameters are `$1` and so on.
  Ran sh(String script, String... parameters) throws RunnerException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    arguments.addAll(List.of(parameters));
    return run("", Map.of(), arguments);
  }

  /// Runs one of the programs that come with the kit. It prints `ready` when it has done its worst.
  Ran hostile(String name) throws Exception {
    install(name);
    return run("sh", name, token);
  }

  /// Puts one of the kit's programs into the workspace.
  void install(String name) throws IOException, RunnerException {
    Path copy = bench.path(name);
    try (InputStream program =
        Objects.requireNonNull(BenchSession.class.getResourceAsStream(name), name)) {
      Files.copy(program, copy);
    }
    session.copyIn(copy, name);
  }

  /// Makes an empty file in the workspace, which commands may wait for.
  void signal(String name) throws IOException, RunnerException {
    session.copyIn(Files.createFile(bench.path("signal")), name);
  }

  /// The content of a file of the workspace.
  String read(String name) throws IOException, RunnerException {
    Path copy = bench.path("copy");
    session.copyOut(name, copy, 1 << 20);
    return Files.readString(copy);
  }

  /// Processes of this session that are alive.
  List<String> alive() {
    return bench.alive(token);
  }

  @Override
  public void close() {
    session.close();
  }
}
