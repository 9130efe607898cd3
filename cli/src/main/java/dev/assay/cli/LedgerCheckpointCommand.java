package dev.assay.cli;

import dev.assay.ledger.Checkpoint;
import dev.assay.ledger.CheckpointKey;
import dev.assay.ledger.Ledger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Signs the record as it is now.
@Command(
    name = "checkpoint",
    mixinStandardHelpOptions = true,
    description =
        "Sign the head of the chain (Ed25519), so that a history rewritten as a whole is visible. "
            + "Keep a copy of the public key where whoever could rewrite the record cannot reach it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay ledger checkpoint",
      "  assay ledger checkpoint --key ~/.config/assay/key.pem"
    })
final class LedgerCheckpointCommand implements Callable<Integer> {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The signing key, made on first use " + "(default: ~/.config/assay/checkpoint-key.pem).")
  Optional<Path> key = Optional.empty();

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  LedgerCheckpointCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = key.orElseGet(this::defaultKey);
    Checkpoint checkpoint =
        Ledger.checkpoint(output.ledgerFile(), CheckpointKey.openOrCreate(file));
    json.print(
        console,
        checkpoint,
        "Signed "
            + checkpoint.events()
            + " events, head "
            + checkpoint.hash()
            + "\nwith "
            + file
            + "\n");
    return ExitCode.DONE;
  }

  private Path defaultKey() {
    String configured = console.environment().getOrDefault("XDG_CONFIG_HOME", "");
    Path configuration =
        configured.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configured);
    return configuration.resolve("assay").resolve("checkpoint-key.pem");
  }
}
