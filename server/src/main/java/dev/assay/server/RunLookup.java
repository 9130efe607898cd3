package dev.assay.server;

import dev.assay.lab.AttemptFolder;
import dev.assay.ledger.AttemptRecord;
import dev.assay.ledger.RunRecord;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Finds the runs and attempts that paths name.
final class RunLookup {
  private static final int KEPT = 100;

  private final LedgerAccess ledger;

  /// The attempts of a run by the names of their folders. A plan never changes.
  private final Map<RunId, Map<String, AttemptId>> names =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Map<String, AttemptId>> eldest) {
          return size() > KEPT;
        }
      };

  RunLookup(LedgerAccess ledger) {
    this.ledger = ledger;
  }

  RunId id(Exchange exchange) throws ApiException {
    RunId id = new RunId(exchange.text("run_id"));
    var _ = run(id);
    return id;
  }

  RunRecord run(Exchange exchange) throws ApiException {
    return run(new RunId(exchange.text("run_id")));
  }

  RunRecord run(RunId id) throws ApiException {
    Optional<RunRecord> found = ledger.ask(reader -> reader.run(id));
    return found.orElseThrow(() -> unknown(id.value()));
  }

  RunPlan plan(RunId id) throws ApiException {
    Optional<RunPlan> found = ledger.ask(reader -> reader.plan(id));
    return found.orElseThrow(() -> unknown(id.value()));
  }

  /// The attempt that the path names, which the plan has; it may not have begun.
  AttemptId attempt(RunId run, String name) throws ApiException {
    AttemptId found = names(run).get(name);
    if (found == null) {
      throw ApiException.notFound("the run %s has no attempt '%s'".formatted(run, name));
    }
    return found;
  }

  AttemptRecord record(Exchange exchange) throws ApiException {
    RunId run = id(exchange);
    AttemptId attempt = attempt(run, exchange.text("attempt"));
    Optional<AttemptRecord> found = ledger.ask(reader -> reader.attempt(run, attempt));
    return found.orElseThrow(() ->
        ApiException.notFound(
            "the attempt '%s' of %s has not begun".formatted(exchange.text("attempt"), run)));
  }

  private Map<String, AttemptId> names(RunId run) throws ApiException {
    synchronized (names) {
      Map<String, AttemptId> known = names.get(run);
      if (known != null) {
        return known;
      }
    }
    Map<String, AttemptId> made = new LinkedHashMap<>();
    plan(run).attempts().forEach(attempt -> made.put(AttemptFolder.name(attempt), attempt));
    synchronized (names) {
      names.put(run, made);
    }
    return made;
  }

  static ApiException unknown(String run) {
    return ApiException.notFound("there is no run '" + run + "'; GET /runs lists them");
  }
}
