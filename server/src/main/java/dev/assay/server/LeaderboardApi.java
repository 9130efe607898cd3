package dev.assay.server;

import static java.util.stream.Collectors.joining;

import dev.assay.ledger.BestRun;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.ParticipantStanding;
import dev.assay.protocol.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who leads, and how certain that is.
final class LeaderboardApi {
  private static final Parameter RUN =
      new Parameter(
          "run", Parameter.Place.QUERY, Parameters.RUN.form(), "Only the attempts of this run.");

  private final LedgerAccess ledger;
  private final RunLookup lookup;
  private final RecentStandings recent = new RecentStandings();

  LeaderboardApi(LedgerAccess ledger, RunLookup lookup) {
    this.ledger = ledger;
    this.lookup = lookup;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "/leaderboard",
                "Participants in tiers, the best first; those that the data cannot tell apart share one.",
                List.of(Parameters.BENCHMARK, RUN, Parameters.FORMAT),
                Leaderboard.class,
                this::leaderboard)
            .answering(new Answer.Table(Leaderboard.class))
            .orElse(Problem.NOT_FOUND),
        Operation.get(
                "/heatmap",
                "How each participant did at each task.",
                List.of(Parameters.BENCHMARK, RUN),
                Heatmap.class,
                this::heatmap)
            .orElse(Problem.NOT_FOUND));
  }

  /// @param benchmarks that there are results of
  record Leaderboard(List<StandingRow> standings, List<String> benchmarks) {}

  private void leaderboard(Exchange exchange) throws ApiException {
    List<ParticipantStanding> totals = totals(exchange);
    String benchmark = exchange.text("benchmark");
    Map<String, BestRun> best =
        exchange.optional("run").isPresent()
            ? Map.of()
            : ledger.ask(reader -> reader.bestRuns(benchmark)).stream()
                .collect(Collectors.toMap(BestRun::participant, Function.identity()));
    List<StandingRow> rows = StandingRow.of(recent.of(totals), best);
    switch (exchange.text("format")) {
      case "csv" ->
          exchange.text(
              "text/csv",
              CsvText.line(StandingRow.COLUMNS)
                  + rows.stream().map(row -> CsvText.line(row.cells())).collect(joining()));
      case "jsonl" ->
          exchange.text(
              "application/jsonl",
              rows.stream().map(row -> ApiJson.text(row) + "\n").collect(joining()));
      default -> exchange.json(new Leaderboard(rows, benchmarks(exchange, totals)));
    }
  }

  private void heatmap(Exchange exchange) throws ApiException {
    exchange.json(Heatmap.of(totals(exchange), recent));
  }

  private List<ParticipantStanding> totals(Exchange exchange) throws ApiException {
    Optional<String> run = exchange.optional("run");
    if (run.isPresent()) {
      RunId id = lookup.run(new RunId(run.get())).run();
      return ledger.ask(reader -> reader.leaderboard(id));
    }
    String benchmark = exchange.text("benchmark");
    return ledger.ask(
        benchmark.isEmpty()
            ? LedgerReader::leaderboard
            : reader -> reader.leaderboardOfBenchmark(benchmark));
  }

  private List<String> benchmarks(Exchange exchange, List<ParticipantStanding> totals)
      throws ApiException {
    List<ParticipantStanding> all =
        exchange.text("benchmark").isEmpty() && exchange.optional("run").isEmpty()
            ? totals
            : ledger.ask(LedgerReader::leaderboard);
    return List.copyOf(
        all.stream()
            .flatMap(each -> each.tasks().stream())
            .map(ParticipantStanding.TaskCount::benchmark)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
