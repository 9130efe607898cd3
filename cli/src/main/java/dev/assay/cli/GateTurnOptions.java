package dev.assay.cli;

import dev.assay.gate.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Whether a terminal waits for a measurement, and what if others are before it.
final class GateTurnOptions {
  private static final String BACKGROUND = "--background";
  private static final String AS_JOB = "--as-job";

  @Option(
      names = BACKGROUND,
      description =
          "Print the number of a job and return. It goes on when the terminal is closed; 'assay gate "
              + "status' tells how far it is. The default where the manifest has background_required.")
  boolean background;

  @Option(names = "--foreground", description = "Wait, whatever the manifest has.")
  boolean foreground;

  @Option(
      names = "--no-wait",
      description = "End with 75 where others have to end first (default: wait for them).")
  boolean noWait;

  /// The job that this process is.
  @Option(names = AS_JOB, paramLabel = "ID", hidden = true)
  Optional<Long> job = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  /// @param required whether the benchmark says so
  boolean inBackground(boolean required) throws CommandException {
    if (background && (foreground || noWait)) {
      throw new CommandException(
          ExitCode.USAGE, "--background goes neither with --foreground nor with --no-wait");
    }
    return job.isEmpty() && !foreground && !noWait && (background || required);
  }

  Turn turn(Console console) {
    return new Turn(
        GateTarget.number(job),
        !noWait,
        text -> {
          console.err().println(text);
          console.err().flush();
        });
  }

  /// What a process of its own is to be started with to do the same.
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(command.root().commandLine().getParseResult().originalArgs());
    arguments.removeAll(Set.of(BACKGROUND));
    return arguments;
  }

  /// The same as the job that it is.
  static List<String> asJob(List<String> arguments, long job) {
    List<String> all = new ArrayList<>(arguments);
    all.add(AS_JOB + "=" + job);
    return all;
  }
}
