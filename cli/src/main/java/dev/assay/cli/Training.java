package dev.assay.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the everyday commands once so that the JVM can keep the classes that they load for the next
/// starts. The launcher calls it after a build, in an empty folder.
public final class Training {
  private Training() {}

  /// @param arguments the folder of a catalog whose tasks are quick and need no toolchain
  public static void main(String[] arguments) {
    List<String> failures = commands(Path.of(arguments[0]), Path.of("runs"));
    failures.forEach(System.err::println);
    System.exit(ExitCode.DONE);
  }

  /// Runs them with the catalog; says which did not succeed.
  static List<String> commands(Path catalog, Path runs) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("ASSAY_HOME", runs.resolveSibling("home").toAbsolutePath().toString());
    var silent = new Console(nowhere, nowhere, false, true, 100, environment, catalog, Path.of(""));
    List<String> failures = new ArrayList<>();
    String tasks = catalog.toString();
    String output = runs.toString();
    call(silent, failures, "--version");
    call(silent, failures, "--help");
    call(silent, failures, "tasks", "list", "--tasks-dir", tasks);
    call(
        silent,
        failures,
        "run",
        "--models=oracle",
        "--models=noop",
        "--tasks-dir",
        tasks,
        "--output-dir",
        output);
    call(silent, failures, "run", "swe-bench", "--help");
    call(silent, failures, "results", "--output-dir", output);
    call(silent, failures, "show", "latest", "--output-dir", output);
    call(silent, failures, "compare", "latest", "latest", "--output-dir", output);
    call(silent, failures, "leaderboard", "--output-dir", output);
    call(silent, failures, "ledger", "verify", "--output-dir", output);
    failures.addAll(ServeTraining.views(silent, tasks, output));
    gate(silent, failures, runs.resolveSibling("project").toAbsolutePath());
    return failures;
  }

  private static void gate(Console console, List<String> failures, Path folder) {
    try {
      String root = GateTraining.create(folder).root().toString();
      call(console, failures, "gate", "register", root);
    } catch (IOException e) {
      // Without git there is no gate either.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    String project = GateTraining.PROJECT;
    String benchmark = GateTraining.BENCHMARK;
    String runner = "--runner=process";
    call(console, failures, "gate", "baseline", "establish", project, benchmark, runner);
    call(console, failures, "gate", "run", project, benchmark, runner);
    // The same commit is no better, which is no failure here.
    Main.run(new String[] {"gate", "evaluate", project, benchmark}, console);
    call(console, failures, "gate", "history", project, benchmark);
    call(console, failures, "gate", "status");
  }

  private static void call(Console console, List<String> failures, String... arguments) {
    int code = Main.run(arguments, console);
    if (code != ExitCode.DONE) {
      failures.add("assay " + String.join(" ", arguments) + " ended with " + code);
    }
  }
}
