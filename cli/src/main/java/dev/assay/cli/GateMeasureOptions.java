package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.Job;
import dev.assay.gate.MeasureRequest;
import dev.assay.gate.Measurement;
import dev.assay.gate.Measuring;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a benchmark is measured.
final class GateMeasureOptions {
  @Option(
      names = {"-n", "--repetitions"},
      paramLabel = "N",
      description = "How often (default: as the manifest says).")
  Optional<Integer> repetitions = Optional.empty();

  @Option(
      names = "--allow-dirty",
      description =
          "Measure although files are not those of the commit. The difference is kept, and what was "
              + "measured counts for no verdict without --include-dirty.")
  boolean allowDirty;

  @Mixin RunnerOptions runner = new RunnerOptions();
  @Mixin GateTurnOptions turns = new GateTurnOptions();

  /// @param quiet whether only the answer is to be printed
  Measuring measuring(Gate gate, Console console, boolean quiet)
      throws CommandException, RunnerException {
    return new Measuring(
        gate,
        runner.open(runner.name()),
        console.environment(),
        measurement -> {
          if (!quiet) {
            console.err().println(line(measurement));
          }
        },
        turns.turn(console));
  }

  /// Whether a process of its own is to measure.
  boolean inBackground(Gate gate, GateTarget target) throws GateException, CommandException {
    return turns.inBackground(
        gate.manifest(target.project).benchmark(target.benchmark).backgroundRequired());
  }

  /// Lets a process of its own do what this command was called for. Standard output is the job's
  /// number and nothing else.
  int startJob(Gate gate, GateTarget target, Console console, JsonOption json)
      throws GateException, CommandException, RunnerException, InterruptedException {
    TaskRunner _ = runner.open(runner.name()); // what it lacks is said here, and in no log
    GateHome home = GateHome.of(console.environment());
    Job job = new GateJobStart(console, home).start(gate, target, turns.arguments(), allowDirty);
    if (!json.json) {
      console
          .err()
          .println(
              "job %d measures %s in the background: 'assay gate status' tells how far it is, 'assay gate cancel %d' ends it"
                  .formatted(job.id(), job.spec().benchmark(), job.id()));
    }
    json.print(console, GateJobRow.of(job), job.id() + "\n");
    return ExitCode.DONE;
  }

  MeasureRequest request(OptionalLong metaSeed) {
    return new MeasureRequest(
        repetitions.isPresent() ? OptionalInt.of(repetitions.get()) : OptionalInt.empty(),
        metaSeed,
        allowDirty);
  }

  private static String line(Measurement measurement) {
    GateMeasurementRow row = GateMeasurementRow.of(measurement);
    return String.format(
        Locale.ROOT,
        "  %3d  seed %-10s  %s  %.2f s",
        row.repetition() + 1,
        row.seed(),
        row.metric().isPresent()
            ? String.format(Locale.ROOT, "%.6g", row.metric().getAsDouble())
            : "failed: " + row.message(),
        row.wallSeconds());
  }
}
