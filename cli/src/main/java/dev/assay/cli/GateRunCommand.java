package dev.assay.cli;

import dev.assay.gate.Evaluation;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.MeasureRequest;
import dev.assay.gate.Measurement;
import dev.assay.gate.Measuring;
import dev.assay.runner.RunnerException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measure the commit that is checked out, in the sandbox.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Measure the commit that is checked out, in the sandbox. "
            + "As many measure at once as there are processors for the threads that their manifests name; "
            + "others wait for their turn.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay gate run fast-parser parse_time",
      "  assay gate run fast-parser parse_time --repetitions 10",
      "  assay gate run fast-parser parse_time --until-decided --max-repetitions 40",
      "  job=$(assay gate run fast-parser parse_time --background) && assay gate wait $job"
    })
final class GateRunCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();
  @Mixin GateMeasureOptions options = new GateMeasureOptions();

  @Option(
      names = "--seed-set",
      paramLabel = "SET",
      description =
          "fresh, which nobody can foresee, or baseline, those of the manifest "
              + "(default: ${DEFAULT-VALUE}).",
      defaultValue = "fresh")
  SeedSet seeds = SeedSet.fresh;

  @Option(
      names = "--meta-seed",
      paramLabel = "N",
      description = "Where fresh seeds come from, to do a series again.")
  Optional<Long> metaSeed = Optional.empty();

  @Option(
      names = "--until-decided",
      description =
          "Measure the candidate in turn with the baseline, each in a checkout of its own, until the "
              + "evidence decides; the answer and the exit code are those of evaluate.")
  boolean untilDecided;

  @Option(
      names = "--max-repetitions",
      paramLabel = "N",
      description = "With --until-decided, pairs at most (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  int most;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateRunCommand(Console console) {
    this.console = console;
  }

  enum SeedSet {
    fresh,
    baseline
  }

  @Override
  public Integer call()
      throws GateException, CommandException, RunnerException, InterruptedException {
    if (untilDecided && (options.allowDirty || metaSeed.isPresent() || seeds == SeedSet.baseline)) {
      throw new CommandException(
          ExitCode.USAGE,
          "--until-decided measures commits with fresh seeds, and takes no --allow-dirty, --meta-seed or --seed-set");
    }
    try (var _ = new SignalInterrupt();
        Gate gate = GateTarget.open(console)) {
      if (options.inBackground(gate, target)) {
        return options.startJob(gate, target, console, json);
      }
      Measuring measuring = options.measuring(gate, console, json.json);
      if (untilDecided) {
        return untilDecided(measuring);
      }
      MeasureRequest request = options.request(GateTarget.number(metaSeed));
      List<Measurement> measurements =
          switch (seeds) {
            case fresh -> measuring.candidate(target.project, target.benchmark, request);
            case baseline -> measuring.withBaselineSeeds(target.project, target.benchmark, request);
          };
      json.print(
          console,
          measurements.stream().map(GateMeasurementRow::of).toList(),
          "%d measured; the verdict: assay gate evaluate %s %s%n"
              .formatted(measurements.size(), target.project, target.benchmark));
      return ExitCode.DONE;
    }
  }

  private int untilDecided(Measuring measuring) throws GateException, InterruptedException {
    Evaluation evaluation = measuring.untilDecided(target.project, target.benchmark, most);
    json.print(
        console,
        GateEvaluationRow.of(evaluation),
        new GateEvaluationText(console, evaluation).plain());
    return GateEvaluateCommand.exitCode(evaluation.verdict());
  }
}
