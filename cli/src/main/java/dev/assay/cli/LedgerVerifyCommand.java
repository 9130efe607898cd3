package dev.assay.cli;

import dev.assay.ledger.CheckpointKey;
import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerFault;
import dev.assay.ledger.Verification;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks whether the record is what was recorded.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Walk the chain of events, compare every projection with them, and check the checkpoints. "
            + "Ends with 11 when anything is wrong, and names the event.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay ledger verify",
      "  assay ledger verify --public-key /safe/place/checkpoint-key.pem.pub"
    })
final class LedgerVerifyCommand implements Callable<Integer> {
  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "Check the checkpoints' signatures with this key.")
  Optional<Path> publicKey = Optional.empty();

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  LedgerVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Verification verification =
        publicKey.isPresent()
            ? Ledger.verify(output.ledgerFile(), CheckpointKey.readPublicKey(publicKey.get()))
            : Ledger.verify(output.ledgerFile());
    json.print(console, Found.of(verification), text(verification));
    return verification.intact() ? ExitCode.DONE : ExitCode.FAULTS_FOUND;
  }

  private String text(Verification verification) {
    StringBuilder text = new StringBuilder();
    verification
        .faults()
        .forEach(fault ->
            text.append(console.style(Console.Style.BAD, "✕ "))
                .append(fault.describe())
                .append('\n'));
    if (verification.intact()) {
      text.append(console.style(Console.Style.GOOD, "✓ "))
          .append(verification.events())
          .append(" events, ")
          .append(verification.checkpoints())
          .append(" checkpoints, head ")
          .append(verification.head())
          .append('\n');
    }
    return text.toString();
  }

  record Found(
      boolean intact, long events, String head, int checkpoints, java.util.List<String> faults) {
    static Found of(Verification verification) {
      return new Found(
          verification.intact(),
          verification.events(),
          verification.head(),
          verification.checkpoints(),
          verification.faults().stream().map(LedgerFault::describe).toList());
    }
  }
}
