package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.Job;
import dev.assay.gate.JobState;
import dev.assay.gate.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Show what is being measured, waits for its turn, or has lately ended.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show what is being measured, waits for its turn, or has lately ended. "
            + "That is in the background and in terminals. A run is lost when its process was killed; it takes "
            + "no room then.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate status fast-parser")
final class GateStatusCommand implements Callable<Integer> {
  private static final int LATELY = 10;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROJECT",
      description = "Only of this project (default: all).")
  Optional<String> project = Optional.empty();

  @Option(
      names = "--all",
      description = "All that have ended and of which something is kept (default: the latest 10).")
  boolean all;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateStatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, CommandException {
    Jobs.Listing listing = Jobs.of(GateHome.of(console.environment())).list();
    listing.problems().forEach(console::warning);
    List<Job> jobs =
        listing.jobs().stream()
            .filter(
                job -> project.isEmpty() || project.get().equals(job.spec().benchmark().project()))
            .toList();
    if (jobs.isEmpty() && project.isPresent()) {
      requireRegistered(project.get());
    }
    List<Job> shown = shown(jobs);
    json.print(console, shown.stream().map(GateJobRow::of).toList(), text(shown));
    return listing.problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private void requireRegistered(String name) throws GateException {
    try (Gate gate = GateTarget.open(console)) {
      var _ = gate.manifest(name);
    }
  }

  private List<Job> shown(List<Job> jobs) {
    long ended = jobs.stream().filter(job -> job.state().ended()).count();
    long passedOver = all ? 0 : Math.max(0, ended - LATELY);
    List<Job> shown = new ArrayList<>();
    for (Job job : jobs) {
      if (job.state().ended() && passedOver > 0) {
        passedOver--;
      } else {
        shown.add(job);
      }
    }
    return shown;
  }

  private String text(List<Job> jobs) {
    if (jobs.isEmpty()) {
      return "nothing is being measured, and nothing was lately\n";
    }
    TextTable table =
        new TextTable(
            TextTable.Column.right("job"),
            TextTable.Column.left("benchmark"),
            TextTable.Column.left("state"),
            TextTable.Column.right("threads"),
            TextTable.Column.left("gpu"),
            TextTable.Column.left("since"),
            TextTable.Column.left("log"),
            TextTable.Column.left(""));
    for (Job job : jobs) {
      table.row(
          Long.toString(job.id()),
          job.spec().benchmark().toString(),
          state(job),
          Integer.toString(job.spec().demand().threads()),
          job.spec().demand().gpu().word(),
          Format.instant(job.status().since()),
          job.spec().background() ? job.log().toString() : "terminal",
          Format.cut(job.status().message(), 100));
    }
    return table.render(console);
  }

  private String state(Job job) {
    JobState state = job.state();
    String count =
        job.status().planned() > 0
            ? "%s %d/%d".formatted(state.word(), job.status().measured(), job.status().planned())
            : state.word();
    return switch (state) {
      case STARTING, WAITING -> console.style(Console.Style.DIM, "○ " + state.word());
      case RUNNING -> "▸ " + count;
      case DONE -> console.style(Console.Style.GOOD, "✓ " + count);
      case FAILED -> console.style(Console.Style.BAD, "✕ " + count);
      case CANCELLED, LOST -> console.style(Console.Style.WARNING, "! " + count);
    };
  }
}
