package dev.assay.server;

import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// How the server is.
final class SystemApi {
  private final LedgerAccess ledger;
  private final String version;
  private final Metrics metrics;
  private final IntSupplier streamReaders;
  private final IntSupplier activeRuns;

  SystemApi(
      LedgerAccess ledger,
      String version,
      Metrics metrics,
      IntSupplier streamReaders,
      IntSupplier activeRuns) {
    this.ledger = ledger;
    this.version = version;
    this.metrics = metrics;
    this.streamReaders = streamReaders;
    this.activeRuns = activeRuns;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
            "/health", "Whether the ledger can be read.", List.of(), Health.class, this::health),
        Operation.get("/metrics", "Counts, for Prometheus.", List.of(), String.class, this::metrics)
            .answering(new Answer.Other(200, "text/plain")));
  }

  /// @param status ok
  record Health(String status, String version, LedgerState ledger) {}

  /// @param path where it is
  /// @param events in it
  record LedgerState(String path, long events) {}

  private long events() throws ApiException {
    return ledger.ask(LedgerReader::head).map(RecordedEvent::sequence).orElse(0L);
  }

  private void health(Exchange exchange) throws ApiException {
    exchange.json(
        new Health(
            "ok",
            version,
            new LedgerState(ledger.file().toAbsolutePath().normalize().toString(), events())));
  }

  private void metrics(Exchange exchange) throws ApiException {
    Map<String, Number> gauges = new LinkedHashMap<>();
    gauges.put("assay_ledger_events", events());
    gauges.put("assay_stream_readers", streamReaders.getAsInt());
    gauges.put("assay_runs_active", activeRuns.getAsInt());
    exchange.text("text/plain", metrics.text(gauges));
  }
}
