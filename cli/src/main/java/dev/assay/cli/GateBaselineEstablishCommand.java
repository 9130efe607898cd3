package dev.assay.cli;

import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.MeasureRequest;
import dev.assay.gate.Measuring;
import dev.assay.runner.RunnerException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measure the manifest's baseline seeds, and compare with that from now on.
@Command(
    name = "establish",
    mixinStandardHelpOptions = true,
    description = "Measure the manifest's baseline seeds, and compare with that from now on.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate baseline establish fast-parser parse_time")
final class GateBaselineEstablishCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();
  @Mixin GateMeasureOptions options = new GateMeasureOptions();

  @Option(
      names = "--at-sha",
      paramLabel = "COMMIT",
      description = "Of another commit, checked out beside the project's folder meanwhile.")
  Optional<String> commit = Optional.empty();

  @Option(names = "--notes", paramLabel = "TEXT", description = "Recorded with the baseline.")
  String notes = "";

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateBaselineEstablishCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call()
      throws GateException, CommandException, RunnerException, InterruptedException {
    try (var _ = new SignalInterrupt();
        Gate gate = GateTarget.open(console)) {
      if (options.inBackground(gate, target)) {
        return options.startJob(gate, target, console, json);
      }
      Measuring measuring = options.measuring(gate, console, json.json);
      MeasureRequest request = options.request(OptionalLong.empty());
      Baseline baseline =
          commit.isPresent()
              ? measuring.baselineAt(commit.get(), target.project, target.benchmark, request, notes)
              : measuring.baseline(target.project, target.benchmark, request, notes);
      GateBaselineRow row = GateBaselineRow.of(baseline);
      json.print(console, row, row.text());
      return ExitCode.DONE;
    }
  }
}
