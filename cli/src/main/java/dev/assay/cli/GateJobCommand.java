package dev.assay.cli;

import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.Job;
import dev.assay.gate.Jobs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// What the process of a job in the background does: the command that it was made for.
@Command(
    name = "job",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Do what a job in the background was made for. 'run --background' calls it.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate job 7")
final class GateJobCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JOB", description = "Its number.")
  long id;

  private final Console console;

  GateJobCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, InterruptedException {
    Jobs jobs = Jobs.of(GateHome.of(console.environment()));
    Detachment.detach();
    Job job = jobs.takeOver(id);
    List<String> arguments = GateTurnOptions.asJob(job.spec().arguments(), id);
    int code = Main.run(arguments.toArray(String[]::new), console);
    var _ = jobs.fail(id, "it ended with %d; see its log".formatted(code));
    return code;
  }
}
