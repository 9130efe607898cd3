package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Accept that a benchmark is measured or judged in another way from now on.
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = "Accept that a benchmark is measured or judged in another way from now on.",
    footerHeading = "%nExample:%n",
    footer =
        "  assay gate accept fast-parser parse_time --reason 'the runner reads the corpus once'")
final class GateAcceptCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; recorded with what has changed.")
  String reason = "";

  private final Console console;

  GateAcceptCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException {
    try (Gate gate = GateTarget.open(console)) {
      List<String> differences = gate.accept(target.project, target.benchmark, reason);
      console.line(
          differences.isEmpty()
              ? "nothing had changed"
              : "accepted:\n  " + String.join("\n  ", differences));
      return ExitCode.DONE;
    }
  }
}
