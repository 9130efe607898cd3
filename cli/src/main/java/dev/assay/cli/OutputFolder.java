package dev.assay.cli;

import dev.assay.lab.Lab;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.RunId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where runs are kept.
final class OutputFolder {
  @Option(
      names = "--output-dir",
      paramLabel = "FOLDER",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).",
      defaultValue = "runs")
  Path folder = Path.of("runs");

  Path ledgerFile() {
    return Lab.ledgerFile(folder);
  }

  LedgerReader reader() {
    return LedgerReader.open(ledgerFile());
  }

  /// The run that a person means: its id, the beginning or the end of one, or `latest`.
  RunId find(LedgerReader reader, String reference) throws CommandException {
    if (reference.equals("latest")) {
      return reader
          .latestRun()
          .map(run -> run.run())
          .orElseThrow(() ->
              new CommandException(
                  ExitCode.NO_INPUT, "there is no run yet in " + folder.toAbsolutePath()));
    }
    Optional<RunId> exact = exact(reader, reference);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<RunId> matching =
        reader.runs(Integer.MAX_VALUE).stream()
            .map(run -> run.run())
            .filter(id -> id.value().startsWith(reference) || id.value().endsWith(reference))
            .limit(5)
            .toList();
    if (matching.size() == 1) {
      return matching.getFirst();
    }
    throw new CommandException(
        ExitCode.NO_INPUT,
        matching.isEmpty()
            ? "no run '" + reference + "' in " + folder.toAbsolutePath() + "; see 'assay results'"
            : "'" + reference + "' could be any of " + matching + "; write more of it");
  }

  private static Optional<RunId> exact(LedgerReader reader, String reference) {
    try {
      RunId id = new RunId(reference);
      return reader.run(id).map(run -> run.run());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
