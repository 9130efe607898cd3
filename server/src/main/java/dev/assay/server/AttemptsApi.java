package dev.assay.server;

import dev.assay.lab.AttemptFolder;
import dev.assay.lab.TestResultsFile;
import dev.assay.ledger.AttemptFilter;
import dev.assay.ledger.AttemptRecord;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RecordedEvent;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The attempts of a run.
final class AttemptsApi {
  private static final int PAGE = 1000;

  private final LedgerAccess ledger;
  private final RunLookup lookup;
  private final Artifacts artifacts;

  AttemptsApi(LedgerAccess ledger, RunLookup lookup, Artifacts artifacts) {
    this.ledger = ledger;
    this.lookup = lookup;
    this.artifacts = artifacts;
  }

  private static final List<Parameter> FILTER =
      List.of(
          Parameters.RUN,
          Parameters.OUTCOME,
          Parameter.text("model", "Only attempts of this model."),
          Parameter.text("task", "Only attempts at this task."),
          Parameter.text("q", "Only attempts whose task, model or reason contains this."));

  private static List<Parameter> paged() {
    List<Parameter> parameters = new ArrayList<>(FILTER);
    parameters.add(Parameter.number("from", 0, Integer.MAX_VALUE, 0, "How many are passed over."));
    parameters.add(Parameter.number("limit", 1, 10_000, PAGE, "How many at most."));
    return parameters;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "/runs/{run_id}/attempts",
                "The attempts of a run that were begun, by model, task and sample.",
                paged(),
                AttemptList.class,
                this::list)
            .orElse(Problem.NOT_FOUND),
        Operation.get(
                "/runs/{run_id}/attempts.csv",
                "All attempts that are meant, as a table.",
                FILTER,
                String.class,
                exchange -> export(exchange, true))
            .answering(new Answer.Other(200, "text/csv"))
            .orElse(Problem.NOT_FOUND),
        Operation.get(
                "/runs/{run_id}/attempts.jsonl",
                "All attempts that are meant, a JSON object a line.",
                FILTER,
                String.class,
                exchange -> export(exchange, false))
            .answering(new Answer.Other(200, "application/jsonl"))
            .orElse(Problem.NOT_FOUND),
        Operation.get(
                "/runs/{run_id}/attempts/{attempt}",
                "Everything that is known of an attempt but the contents of its files.",
                List.of(Parameters.RUN, Parameters.ATTEMPT),
                AttemptDetail.class,
                this::detail)
            .orElse(Problem.NOT_FOUND),
        Operation.get(
                "/runs/{run_id}/attempts/{attempt}/tests",
                "Every expected test of an attempt and every further one that was reported.",
                List.of(Parameters.RUN, Parameters.ATTEMPT),
                TestRow[].class,
                this::tests)
            .orElse(Problem.NOT_FOUND));
  }

  /// @param total how many attempts are meant
  /// @param sequence the latest event that this answer knows of
  record AttemptList(int total, List<AttemptRow> attempts, long sequence) {}

  /// @param status PASSED, FAILED, ERROR, SKIPPED, or MISSING when it was expected and not reported
  /// @param message the first lines of what it said
  record TestRow(String id, String status, String message) {}

  private static AttemptFilter filter(Exchange exchange) {
    return new AttemptFilter(
        exchange.optional("outcome").map(Outcome::valueOf),
        exchange.text("model"),
        exchange.text("task"),
        exchange.text("q"));
  }

  private void list(Exchange exchange) throws ApiException {
    long sequence = ledger.ask(LedgerReader::head).map(RecordedEvent::sequence).orElse(0L);
    RunId run = lookup.id(exchange);
    LedgerReader.AttemptPage page =
        page(run, filter(exchange), (int) exchange.number("from"), (int) exchange.number("limit"));
    exchange.json(
        new AttemptList(
            page.total(), page.attempts().stream().map(AttemptRow::of).toList(), sequence));
  }

  private LedgerReader.AttemptPage page(RunId run, AttemptFilter filter, int from, int limit)
      throws ApiException {
    return ledger.ask(reader -> reader.attempts(run, filter, from, limit));
  }

  /// Written page by page, so that a large run needs no memory.
  private void export(Exchange exchange, boolean table) throws ApiException, IOException {
    RunId run = lookup.id(exchange);
    AttemptFilter filter = filter(exchange);
    exchange.answerHeader(
        "Content-Disposition",
        "attachment; filename=\"" + run + (table ? ".csv" : ".jsonl") + "\"");
    exchange.begin();
    OutputStream out = exchange.context().outputStream();
    if (table) {
      out.write(CsvText.HEADER.getBytes(StandardCharsets.UTF_8));
    }
    for (int from = 0; ; from += PAGE) {
      List<AttemptRecord> rows = page(run, filter, from, PAGE).attempts();
      StringBuilder text = new StringBuilder();
      for (AttemptRecord each : rows) {
        AttemptRow row = AttemptRow.of(each);
        text.append(table ? CsvText.line(row) : ApiJson.text(row) + "\n");
      }
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      if (rows.size() < PAGE) {
        return;
      }
    }
  }

  private void detail(Exchange exchange) throws ApiException, IOException {
    AttemptRecord record = lookup.record(exchange);
    exchange.json(
        AttemptDetail.of(
            record, artifacts.list(record.run(), AttemptFolder.name(record.attempt()))));
  }

  private void tests(Exchange exchange) throws ApiException, IOException {
    AttemptRecord record = lookup.record(exchange);
    Optional<Path> file =
        artifacts.find(record.run(), AttemptFolder.name(record.attempt()), "tests.json");
    Stream<TestRow> rows =
        file.isEmpty()
            ? Stream.empty()
            : TestResultsFile.read(file.get()).stream()
                .map(test -> new TestRow(test.id(), test.status().name(), test.message()));
    exchange.json(rows.toList());
  }
}
