package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What candidates are compared with.
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What candidates are compared with.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate baseline establish fast-parser parse_time")
final class GateBaselineCommand implements Runnable {
  @Spec CommandSpec spec;

  static CommandLine commandLine(Console console) {
    return new CommandLine(new GateBaselineCommand())
        .addSubcommand(new GateBaselineEstablishCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "establish? See 'assay gate baseline --help'");
  }
}
