package dev.assay.server;

import dev.assay.ledger.RunRecord;
import dev.assay.protocol.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A run as lists show it.
///
/// @param status running, stopped or completed; a killed run stays running until it is resumed
/// @param active whether this server is working on it
/// @param stop why it stopped, while it is stopped
/// @param costUsd US dollars of all tries whose cost is known
/// @param costKnown whether that is the cost of all
record RunRow(
    String runId,
    String benchmark,
    List<String> models,
    String status,
    boolean active,
    Optional<Stop> stop,
    int planned,
    int started,
    int finished,
    int scored,
    int passed,
    double costUsd,
    boolean costKnown,
    UsageRow usage,
    Instant startedAt,
    Instant updatedAt,
    Optional<Instant> endedAt) {
  /// Why a run stopped.
  record Stop(String reason, String detail) {}

  static RunRow of(RunRecord run, Set<RunId> active) {
    return new RunRow(
        run.run().value(),
        run.benchmark(),
        run.participants(),
        Parameters.word(run.status()),
        active.contains(run.run()),
        run.stop()
            .map(each -> new Stop(each.reason().name().toLowerCase(Locale.ROOT), each.detail())),
        run.planned(),
        run.started(),
        run.finished(),
        run.scored(),
        run.passed(),
        run.spent().costUsd(),
        run.spent().priced() == run.spent().submissions(),
        UsageRow.of(run.spent().usage()),
        run.startedAt(),
        run.updatedAt(),
        run.endedAt());
  }
}
