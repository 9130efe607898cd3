package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands on the record itself.
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Verify, rebuild or sign the record.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay ledger verify", "  assay ledger checkpoint"})
final class LedgerCommand implements Runnable {
  @Spec CommandSpec spec;

  static CommandLine commandLine(Console console) {
    return new CommandLine(new LedgerCommand())
        .addSubcommand(new LedgerVerifyCommand(console))
        .addSubcommand(new LedgerRebuildCommand(console))
        .addSubcommand(new LedgerCheckpointCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "verify, rebuild or checkpoint? See 'assay ledger --help'");
  }
}
