package dev.assay.cli;

import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.Job;
import dev.assay.gate.JobState;
import dev.assay.gate.Jobs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Wait until a run has ended.
@Command(
    name = "wait",
    mixinStandardHelpOptions = true,
    description =
        "Wait until a run has ended. "
            + "Ends with 0 when it is done, and with 69 when it failed, was cancelled or is lost. The verdict "
            + "comes by 'assay gate evaluate'.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate wait 7 && assay gate evaluate fast-parser parse_time")
final class GateWaitCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 200;

  @Parameters(paramLabel = "JOB", description = "Its number, as 'assay gate status' has it.")
  long id;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateWaitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, InterruptedException {
    Jobs jobs = Jobs.of(GateHome.of(console.environment()));
    Job job = jobs.find(id);
    while (!job.state().ended()) {
      Thread.sleep(PAUSE_MILLIS);
      job = jobs.find(id);
    }
    GateJobRow row = GateJobRow.of(job);
    json.print(console, row, row.text());
    return job.state() == JobState.DONE ? ExitCode.DONE : ExitCode.UNAVAILABLE;
  }
}
