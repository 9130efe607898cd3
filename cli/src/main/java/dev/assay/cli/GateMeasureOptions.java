package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.MeasureRequest;
import dev.assay.gate.Measurement;
import dev.assay.gate.Measuring;
import dev.assay.runner.RunnerException;
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
      description = {
        "Measure although files are not those of the commit. The difference is kept, and what was",
        "measured counts for no verdict without --include-dirty."
      })
  boolean allowDirty;

  @Mixin RunnerOptions runner = new RunnerOptions();

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
        });
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
