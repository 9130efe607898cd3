package dev.assay.cli;

import dev.assay.gate.Cancellation;
import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.Jobs;
import dev.assay.runner.LeftOver;
import dev.assay.runner.RunnerException;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// End a run with everything that it has started.
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description =
        "End a run with everything that it has started. "
            + "What it has measured stays on record and counts for no verdict; that it was begun is a try.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate cancel 7")
final class GateCancelCommand implements Callable<Integer> {
  /// More than the process gives itself to put things away.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Parameters(paramLabel = "JOB", description = "Its number, as 'assay gate status' has it.")
  long id;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateCancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, InterruptedException {
    Cancellation.Result result = Jobs.of(GateHome.of(console.environment())).cancel(id, PATIENCE);
    if (result.killed()) {
      console.warning("it did not end by itself and was killed");
      removeLeftOvers();
    }
    GateJobRow row = GateJobRow.of(result.job());
    json.print(console, row, row.text());
    return ExitCode.DONE;
  }

  private void removeLeftOvers() {
    for (TaskRunner runner : Runners.installed().all()) {
      try {
        for (LeftOver each : runner.leftOvers()) {
          each.remove();
        }
      } catch (RunnerException e) {
        console.warning("something is left (see 'assay doctor'): " + e.getMessage());
      }
    }
  }
}
