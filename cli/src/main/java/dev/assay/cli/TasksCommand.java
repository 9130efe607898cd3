package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands on the task catalog.
@Command(
    name = "tasks",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "List, show, verify, begin or index tasks.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay tasks list", "  assay tasks verify --task 'rust_*'"})
final class TasksCommand implements Runnable {
  @Spec CommandSpec spec;

  static CommandLine commandLine(Console console) {
    return new CommandLine(new TasksCommand())
        .addSubcommand(new TasksListCommand(console))
        .addSubcommand(new TasksShowCommand(console))
        .addSubcommand(new TasksVerifyCommand(console))
        .addSubcommand(new TasksNewCommand(console))
        .addSubcommand(new TasksCatalogCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "list, show, verify, new or catalog? See 'assay tasks --help'");
  }
}
