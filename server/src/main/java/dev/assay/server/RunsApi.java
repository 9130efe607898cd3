package dev.assay.server;

import dev.assay.lab.Standings;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RecordedEvent;
import dev.assay.ledger.RunFilter;
import dev.assay.ledger.RunRecord;
import dev.assay.ledger.RunStatus;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import dev.assay.server.Parameter.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What runs there are, and one of them.
final class RunsApi {
  private final LedgerAccess ledger;
  private final RunLookup lookup;
  private final Supplier<Set<RunId>> active;

  RunsApi(LedgerAccess ledger, RunLookup lookup, Supplier<Set<RunId>> active) {
    this.ledger = ledger;
    this.lookup = lookup;
    this.active = active;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
            "/runs",
            "The runs that are meant, newest first.",
            List.of(
                Parameter.number("limit", 1, 1000, 50, "How many at most."),
                new Parameter(
                    "before",
                    Parameter.Place.QUERY,
                    Parameters.RUN.form(),
                    "Only runs planned before this one: the 'next' of the page before."),
                Parameter.text("q", "Only runs whose id, benchmark or models contain this."),
                Parameter.choice(
                    "status",
                    Stream.of(RunStatus.values()).map(Parameters::word).toList(),
                    "Only runs that stand so."),
                Parameters.BENCHMARK,
                new Parameter(
                    "model", Parameter.Place.QUERY, new Form.Text(500), "Only runs of this model."),
                Parameter.text("task", "Only runs with an attempt at this task, by the model.")),
            RunList.class,
            this::list),
        Operation.get(
                "/runs/{run_id}",
                "One run: what was chosen, how its attempts ended, and who leads.",
                List.of(Parameters.RUN),
                RunDetail.class,
                this::detail)
            .orElse(Problem.NOT_FOUND));
  }

  /// @param next what 'before' is for the next page; absent on the last
  record RunList(List<RunRow> runs, Optional<String> next) {}

  /// @param settings all that was chosen beside tasks and models
  /// @param tasks of the plan, in their order
  /// @param outcomes how many attempts ended in which way
  /// @param standings the leaderboard of this run
  /// @param sequence the latest event that this answer knows of
  record RunDetail(
      RunRow run,
      RunSettings settings,
      List<PlannedTask> tasks,
      Map<String, Integer> outcomes,
      List<StandingRow> standings,
      long sequence) {}

  /// A task of a plan.
  record PlannedTask(String id, String language) {}

  private void list(Exchange exchange) throws ApiException {
    int limit = (int) exchange.number("limit");
    RunFilter filter =
        new RunFilter(
            exchange.optional("before").map(RunId::new),
            exchange.text("q"),
            exchange
                .optional("status")
                .map(word -> RunStatus.valueOf(word.toUpperCase(Locale.ROOT))),
            exchange.text("benchmark"),
            exchange.text("model"),
            exchange.text("task"));
    List<RunRecord> found = ledger.ask(reader -> reader.runs(filter, limit + 1));
    List<RunRecord> page = found.subList(0, Math.min(limit, found.size()));
    Set<RunId> running = active.get();
    exchange.json(
        new RunList(
            page.stream().map(run -> RunRow.of(run, running)).toList(),
            found.size() > limit ? Optional.of(page.getLast().run().value()) : Optional.empty()));
  }

  private void detail(Exchange exchange) throws ApiException {
    // Asked first: an event that comes in between is told twice rather than never.
    long sequence = ledger.ask(LedgerReader::head).map(RecordedEvent::sequence).orElse(0L);
    RunRecord run = lookup.run(exchange);
    RunPlan plan = lookup.plan(run.run());
    exchange.json(
        new RunDetail(
            RunRow.of(run, active.get()),
            plan.settings(),
            plan.tasks().stream().map(task -> new PlannedTask(task.id(), task.language())).toList(),
            outcomes(run.run()),
            StandingRow.of(
                Standings.of(ledger.ask(reader -> reader.leaderboard(run.run()))), Map.of()),
            sequence));
  }

  private Map<String, Integer> outcomes(RunId run) throws ApiException {
    Map<String, Integer> byName = new TreeMap<>();
    ledger
        .ask(reader -> reader.outcomes(run))
        .forEach((outcome, n) -> byName.put(outcome.name(), n));
    return byName;
  }
}
