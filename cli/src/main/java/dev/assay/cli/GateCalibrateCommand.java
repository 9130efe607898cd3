package dev.assay.cli;

import dev.assay.gate.Calibration;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.runner.RunnerException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How often policies promote a commit against itself on this machine.
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description =
        "Measure the commit that is checked out against itself, and tell how often each policy would "
            + "have promoted it: the false promotions that this machine's noise and the policy really have.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate calibrate fast-parser parse_time --rounds 40")
final class GateCalibrateCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();
  @Mixin GateMeasureOptions options = new GateMeasureOptions();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "How often; each takes the repetitions of a baseline and of a candidate "
              + "(default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  int rounds;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateCalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call()
      throws GateException, CommandException, RunnerException, InterruptedException {
    if (rounds < 1 || options.allowDirty || options.repetitions.isPresent()) {
      throw new CommandException(
          ExitCode.USAGE,
          "calibrate takes one round or more, and neither --allow-dirty nor --repetitions");
    }
    try (var _ = new SignalInterrupt();
        Gate gate = GateTarget.open(console)) {
      if (options.inBackground(gate, target)) {
        return options.startJob(gate, target, console, json);
      }
      Calibration calibration =
          options
              .measuring(gate, console, json.json)
              .calibrate(target.project, target.benchmark, rounds);
      json.print(console, calibration.rows(), text(calibration));
      return ExitCode.DONE;
    }
  }

  private String text(Calibration calibration) {
    TextTable table =
        new TextTable(
            TextTable.Column.left("policy"),
            TextTable.Column.right("promoted"),
            TextTable.Column.right("decided"),
            TextTable.Column.right("rounds"),
            TextTable.Column.right("false promotions"));
    for (Calibration.Row row : calibration.rows()) {
      table.row(
          row.policy(),
          Integer.toString(row.promoted()),
          Integer.toString(row.decided()),
          Integer.toString(row.rounds()),
          String.format(
              Locale.ROOT,
              "%.0f %% [%.0f–%.0f]",
              100.0 * row.promoted() / row.rounds(),
              100 * row.rate().low(),
              100 * row.rate().high()));
    }
    return table.render(console)
        + String.format(
            Locale.ROOT, "noise of one repetition: %.2g %%%n", 100 * calibration.noise());
  }
}
