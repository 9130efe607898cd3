package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.RegisteredProject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Forget a project; what was measured of it stays on record.
@Command(
    name = "unregister",
    mixinStandardHelpOptions = true,
    description = "Forget a project; what was measured of it stays on record.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate unregister fast-parser")
final class GateUnregisterCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PROJECT", description = "Its name.")
  String project = "";

  private final Console console;

  GateUnregisterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException {
    try (Gate gate = GateTarget.open(console)) {
      RegisteredProject gone = gate.unregister(project);
      console.line("unregistered %s, %s".formatted(gone.name(), gone.path()));
      return ExitCode.DONE;
    }
  }
}
