package dev.assay.cli;

import dev.assay.ledger.Ledger;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the projections again.
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Make everything that is queried again from the events alone.",
    footerHeading = "%nExample:%n",
    footer = "  assay ledger rebuild")
final class LedgerRebuildCommand implements Callable<Integer> {
  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  LedgerRebuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Rebuilt rebuilt = new Rebuilt(Ledger.rebuild(output.ledgerFile()));
    json.print(
        console, rebuilt, "Made every projection again from " + rebuilt.events() + " events.\n");
    return ExitCode.DONE;
  }

  record Rebuilt(long events) {}
}
