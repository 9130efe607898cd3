package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether a change made a measured number better, for loops and scripts.
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Did that change help? A verdict that a script can trust, for any project with a "
            + "bench/manifest.toml (see docs/reference/gate.md).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay gate register ~/src/fast-parser",
      "  assay gate baseline establish fast-parser parse_time",
      "  assay gate run fast-parser parse_time && assay gate evaluate fast-parser parse_time",
      "",
      "Exit codes of evaluate: 0 PROMOTE or PASS; 1 REJECT or FAIL; 2 NEEDS_MORE_DATA,",
      "NO_BASELINE or NO_REFERENCE; 4 another verdict than --expect. Errors have those of",
      "'assay --help', from 64 on."
    })
final class GateCommand implements Runnable {
  @Spec CommandSpec spec;

  static CommandLine commandLine(Console console) {
    return new CommandLine(new GateCommand())
        .addSubcommand(new GateRegisterCommand(console))
        .addSubcommand(new GateUnregisterCommand(console))
        .addSubcommand(new GateListCommand(console))
        .addSubcommand(GateBaselineCommand.commandLine(console))
        .addSubcommand(new GateRunCommand(console))
        .addSubcommand(new GateStatusCommand(console))
        .addSubcommand(new GateWaitCommand(console))
        .addSubcommand(new GateCancelCommand(console))
        .addSubcommand(new GateEvaluateCommand(console))
        .addSubcommand(new GatePromoteCommand(console))
        .addSubcommand(new GateFreezeCommand(console))
        .addSubcommand(new GateReplaceCommand(console))
        .addSubcommand(new GateAcceptCommand(console))
        .addSubcommand(new GateHistoryCommand(console))
        .addSubcommand(new GateCalibrateCommand(console))
        .addSubcommand(new GateJobCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command of the gate? See 'assay gate --help'");
  }
}
