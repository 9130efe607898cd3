package dev.assay.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Prints a completion script for bash and zsh.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a completion script for bash and zsh.",
    footerHeading = "%nExample:%n",
    footer = "  source <(assay completion)")
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine all = new CommandLine(new AssayCommand());
    Commands.of(console).values().forEach(each -> all.addSubcommand(each.get()));
    console.print(AutoComplete.bash("assay", all));
    return ExitCode.DONE;
  }
}
