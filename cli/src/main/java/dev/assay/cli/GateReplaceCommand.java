package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.Reference;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Put another reference in the place of the one that is frozen.
@Command(
    name = "replace-reference",
    mixinStandardHelpOptions = true,
    description = "Put another reference in the place of the one that is frozen.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate replace-reference fast-parser output --reason 'format 2'")
final class GateReplaceCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();

  @Option(
      names = "--from-run",
      paramLabel = "ID",
      description = "The measurement whose artifact it is (default: the latest of the commit).")
  Optional<Long> measurement = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; recorded with the reference.")
  String reason = "";

  private final Console console;

  GateReplaceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, InterruptedException {
    try (Gate gate = GateTarget.open(console)) {
      Reference reference =
          gate.freeze(target.project, target.benchmark, GateTarget.number(measurement), reason);
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
