package dev.assay.cli;

import dev.assay.lab.Standing;
import dev.assay.lab.Standings;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.RunId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Ranks participants over all runs, or over one.
@Command(
    name = "leaderboard",
    mixinStandardHelpOptions = true,
    description =
        "Rank models over every run of the output folder, with 95 %% intervals. "
            + "Models in one tier cannot be told apart on what is on record.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay leaderboard", "  assay leaderboard --run latest --json"})
final class LeaderboardCommand implements Callable<Integer> {
  @Option(names = "--run", paramLabel = "RUN", description = "Only this run.")
  Optional<String> run = Optional.empty();

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  LeaderboardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandException {
    try (LedgerReader reader = output.reader()) {
      List<Standing> standings;
      if (run.isPresent()) {
        RunId id = output.find(reader, run.get());
        standings = Standings.of(reader.leaderboard(id));
      } else {
        standings = Standings.of(reader.leaderboard());
      }
      json.print(
          console,
          standings,
          standings.isEmpty()
              ? "Nothing is on record yet.\n"
              : StandingsTable.render(console, standings));
      return ExitCode.DONE;
    }
  }
}
