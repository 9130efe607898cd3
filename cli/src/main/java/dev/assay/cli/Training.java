package dev.assay.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs the everyday commands once so that the JVM can keep the classes that they load for the next
/// starts. The launcher calls it after a build, in an empty folder.
public final class Training {
  private Training() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Console console = Console.system();
    List<String> failures = commands(console.home(), Path.of("runs"));
    failures.forEach(console::warning);
    System.exit(ExitCode.DONE);
  }

  /// Runs them with the task catalog of a folder; says which did not succeed.
  static List<String> commands(Path home, Path runs) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var silent = new Console(nowhere, nowhere, false, true, 100, Map.of(), home, Path.of(""));
    List<String> failures = new ArrayList<>();
    for (String command : List.of("--version", "--help", "tasks list")) {
      call(Stream.of(command.split(" ")), silent, failures);
    }
    for (String command :
        List.of(
            "run --tasks all --models noop",
            "results",
            "show latest",
            "compare latest latest",
            "leaderboard",
            "ledger verify")) {
      call(
          Stream.concat(Stream.of(command.split(" ")), Stream.of("--output-dir", runs.toString())),
          silent,
          failures);
    }
    return failures;
  }

  private static void call(Stream<String> words, Console console, List<String> failures) {
    String[] arguments = words.toArray(String[]::new);
    int code = Main.run(arguments, console);
    if (code != ExitCode.DONE) {
      failures.add("assay " + String.join(" ", arguments) + " ended with " + code);
    }
  }
}
