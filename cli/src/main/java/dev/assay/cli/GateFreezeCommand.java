package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.Reference;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Freeze what the commit makes as the reference of a benchmark of the tier correctness.
@Command(
    name = "freeze-reference",
    mixinStandardHelpOptions = true,
    description =
        "Freeze what the commit makes as the reference of a benchmark of the tier correctness.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate freeze-reference fast-parser output")
final class GateFreezeCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();

  @Option(
      names = "--from-run",
      paramLabel = "ID",
      description = "The measurement whose artifact it is (default: the latest of the commit).")
  Optional<Long> measurement = Optional.empty();

  private final Console console;

  GateFreezeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, InterruptedException {
    try (Gate gate = GateTarget.open(console)) {
      Reference reference =
          gate.freeze(target.project, target.benchmark, GateTarget.number(measurement), "");
      console.line(
          "reference of %s: sha256:%s, made by measurement %d of %s"
              .formatted(
                  reference.benchmark(),
                  reference.sha256(),
                  reference.measurement(),
                  reference.commit().substring(0, 10)));
      return ExitCode.DONE;
    }
  }
}
