package dev.assay.server;

import dev.assay.ledger.RecordedEvent;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import dev.assay.server.Parameter.Form;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The history of a run, or of one attempt of it, a page at a time.
final class EventsApi {
  private final LedgerAccess ledger;
  private final RunLookup lookup;

  EventsApi(LedgerAccess ledger, RunLookup lookup) {
    this.ledger = ledger;
    this.lookup = lookup;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "/runs/{run_id}/events",
                "What happened in a run, in order.",
                List.of(
                    Parameters.RUN,
                    Parameter.number("from", 0, Long.MAX_VALUE, 0, "The first sequence."),
                    Parameter.number("limit", 1, 5000, 500, "How many at most."),
                    new Parameter(
                        "attempt",
                        Parameter.Place.QUERY,
                        Parameters.ATTEMPT.form(),
                        "Only events of this attempt."),
                    new Parameter(
                        "type", Parameter.Place.QUERY, new Form.Text(100), "Only of this type.")),
                EventList.class,
                this::events)
            .orElse(Problem.NOT_FOUND));
  }

  /// @param next what 'from' is for the next page; absent at the end of the history
  record EventList(List<EventRow> events, OptionalLong next) {}

  private void events(Exchange exchange) throws ApiException {
    RunId run = lookup.id(exchange);
    long from = exchange.number("from");
    int limit = (int) exchange.number("limit");
    Optional<String> attempt = exchange.optional("attempt");
    List<RecordedEvent> page;
    if (attempt.isPresent()) {
      AttemptId id = lookup.attempt(run, attempt.get());
      page = ledger.ask(reader -> reader.events(run, id, from, limit));
    } else {
      page = ledger.ask(reader -> reader.events(run, from, limit));
    }
    String type = exchange.text("type");
    exchange.json(
        new EventList(
            page.stream()
                .filter(event -> type.isEmpty() || event.type().equals(type))
                .map(EventRow::of)
                .toList(),
            page.size() == limit
                ? OptionalLong.of(page.getLast().sequence() + 1)
                : OptionalLong.empty()));
  }
}
