package dev.assay.cli;

import dev.assay.runner.IsolationLevel;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.WeakerIsolation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Where tests run.
final class RunnerOptions {
  /// Until every task of the catalog runs in the sandbox, and it asks ordinary users for nothing.
  private static final String DEFAULT = "process";

  /// What tasks limit.
  private static final Set<Limit> LIMITS =
      EnumSet.of(Limit.MEMORY, Limit.CPU, Limit.DISK, Limit.PROCESSES);

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description = {
        "Where tests run: process, for tasks and models that you trust, or sandbox",
        "(default: process; for a resumed run the run's own)."
      })
  Optional<String> name = Optional.empty();

  @Option(
      names = "--allow-weaker-isolation",
      description = "Go on where the machine cannot enforce all limits and policies; recorded.")
  boolean allowWeakerIsolation;

  /// The runner's name for a new run.
  String name() {
    return name.orElse(DEFAULT);
  }

  /// The runner, ready to be used.
  ///
  /// @throws CommandException when it lacks something, with the way out
  TaskRunner open(String runnerName) throws CommandException, RunnerException {
    TaskRunner runner = Runners.installed().named(runnerName);
    if (runner.availability()
        instanceof RunnerAvailability.Missing(String missing, String remedy)) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "the runner '" + runner.name() + "' lacks " + missing + "; " + remedy);
    }
    if (allowWeakerIsolation) {
      return new WeakerIsolation(runner);
    }
    checkLimits(runner);
    return runner;
  }

  /// Said once, before a run, and not of each attempt.
  private static void checkLimits(TaskRunner runner) throws CommandException {
    List<String> missing =
        LIMITS.stream()
            .filter(limit -> !runner.capabilities().enforcedLimits().contains(limit))
            .map(Limit::label)
            .toList();
    if (runner.capabilities().isolation() != IsolationLevel.PROCESS && !missing.isEmpty()) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "the runner '%s' cannot enforce limits of %s here (%s); --allow-weaker-isolation goes on without and records it, --runner process isolates nothing"
              .formatted(runner.name(), String.join(" and ", missing), runner.means()));
    }
  }
}
