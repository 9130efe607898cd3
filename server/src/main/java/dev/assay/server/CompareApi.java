package dev.assay.server;

import dev.assay.lab.AttemptFolder;
import dev.assay.lab.Comparison;
import dev.assay.lab.RunSummary;
import dev.assay.lab.Standing;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import dev.assay.server.Parameter.Form;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Two runs side by side.
final class CompareApi {
  private final LedgerAccess ledger;

  CompareApi(LedgerAccess ledger) {
    this.ledger = ledger;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "/compare",
                "Two runs on the attempts that both have; what the second lost first.",
                List.of(
                    run("a", "The first run."),
                    run("b", "The second run."),
                    model(
                        "a_model",
                        "Which model of the first; the first both have, else its first."),
                    model("b_model", "Which model of the second; the same, else its first.")),
                PairedRuns.class,
                this::compare)
            .orElse(Problem.NOT_FOUND));
  }

  private static Parameter run(String name, String description) {
    return new Parameter(
        name, Parameter.Place.QUERY, Parameters.RUN.form(), description + " Required.");
  }

  private static Parameter model(String name, String description) {
    return new Parameter(name, Parameter.Place.QUERY, new Form.Text(500), description);
  }

  /// @param pairs attempts that are scored on both sides
  /// @param difference the share that the second passed less the first's; absent without pairs
  /// @param pValue of no difference, by task
  record PairedRuns(
      Side a,
      Side b,
      int pairs,
      int bothPassed,
      int bothFailed,
      int onlyA,
      int onlyB,
      Optional<EstimateRow> difference,
      double pValue,
      List<Flip> flips) {}

  /// @param models all of the run
  record Side(
      String runId,
      String model,
      List<String> models,
      Optional<EstimateRow> accuracy,
      long scored,
      long passed,
      OptionalDouble costUsd,
      UsageRow usage,
      OptionalDouble meanSubmissionMillis,
      OptionalDouble meanEvaluationMillis) {}

  /// @param direction LOST when only the first passed, WON when only the second did
  record Flip(
      String task,
      int sample,
      String direction,
      String aAttempt,
      String bAttempt,
      String aReason,
      String bReason) {}

  private void compare(Exchange exchange) throws ApiException {
    RunSummary a = summary(exchange, "a");
    RunSummary b = summary(exchange, "b");
    String first =
        exchange
            .optional("a_model")
            .or(() -> names(a).stream().filter(names(b)::contains).findFirst())
            .or(() -> names(a).stream().findFirst())
            .orElse("");
    String second =
        exchange
            .optional("b_model")
            .or(() -> names(b).stream().filter(first::equals).findFirst())
            .or(() -> names(b).stream().findFirst())
            .orElse("");
    Comparison comparison = Comparison.of(a, first, b, second);
    exchange.json(
        new PairedRuns(
            side(a, first),
            side(b, second),
            comparison.pairs(),
            comparison.bothPassed(),
            comparison.bothFailed(),
            comparison.onlyFirst(),
            comparison.onlySecond(),
            comparison.difference().map(EstimateRow::of),
            comparison.pValue(),
            comparison.flips().stream().map(flip -> flip(flip, first, second)).toList()));
  }

  private RunSummary summary(Exchange exchange, String parameter) throws ApiException {
    String id =
        exchange
            .optional(parameter)
            .orElseThrow(
                () -> ApiException.badRequest("the parameter '" + parameter + "' names no run"));
    Optional<RunSummary> found = ledger.ask(reader -> RunSummary.read(reader, new RunId(id)));
    return found.orElseThrow(() -> RunLookup.unknown(id));
  }

  private static List<String> names(RunSummary run) {
    return run.models().stream().map(Standing::participant).toList();
  }

  private static Side side(RunSummary run, String model) throws ApiException {
    if (names(run).isEmpty()) {
      return new Side(
          run.runId(),
          model,
          List.of(),
          Optional.empty(),
          0,
          0,
          OptionalDouble.empty(),
          new UsageRow(0, 0, 0, 0),
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
    Standing standing =
        run.models().stream()
            .filter(each -> each.participant().equals(model))
            .findFirst()
            .orElseThrow(() ->
                ApiException.notFound(
                    "the run %s has no model '%s'; it has %s"
                        .formatted(run.runId(), model, String.join(", ", names(run)))));
    return new Side(
        run.runId(),
        model,
        names(run),
        standing.accuracy().map(EstimateRow::of),
        standing.scored(),
        standing.passed(),
        standing.costUsd(),
        UsageRow.of(standing.usage()),
        standing.meanSubmissionMillis(),
        standing.meanEvaluationMillis());
  }

  private static Flip flip(Comparison.Flip flip, String first, String second) {
    return new Flip(
        flip.task(),
        flip.sample(),
        flip.direction().name(),
        AttemptFolder.name(new AttemptId(flip.task(), first, flip.sample())),
        AttemptFolder.name(new AttemptId(flip.task(), second, flip.sample())),
        flip.firstReason(),
        flip.secondReason());
  }
}
