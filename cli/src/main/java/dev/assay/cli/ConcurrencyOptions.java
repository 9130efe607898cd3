package dev.assay.cli;

import dev.assay.lab.Concurrency;
import picocli.CommandLine.Option;

/// How much happens at once.
final class ConcurrencyOptions {
  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Patches judged at once (default: one per core).")
  int evaluations = Concurrency.ofThisMachine().evaluations();

  @Option(
      names = "--model-concurrency",
      paramLabel = "N",
      description = "Model calls in flight at once (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + Concurrency.DEFAULT_MODEL_CALLS)
  int modelCalls;

  Concurrency value() throws CommandException {
    if (evaluations < 1 || modelCalls < 1) {
      throw new CommandException(ExitCode.USAGE, "a concurrency must be at least 1");
    }
    return new Concurrency(evaluations, modelCalls);
  }
}
