package dev.assay.speed;

import dev.assay.ledger.GateSelection;
import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.NewEvent;
import dev.assay.ledger.RecordedEvent;
import dev.assay.protocol.Sha256;
import dev.assay.protocol.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/// Fills the gate's ledger with copies of a series that was really measured: of a hundred projects,
/// of which one is [GateProject], and each of a commit of its own.
final class GateRows {
  static final int PROJECTS = 100;
  private static final int BATCH = 200;
  private static final int THREADS = 3;

  private GateRows() {}

  /// The project that the series with that number is of.
  static String project(int series) {
    return series % PROJECTS == 0 ? GateProject.NAME : "Other" + series % PROJECTS;
  }

  /// The commit that the series with that number is of.
  static String commit(int series) {
    return Sha256.hex("commit " + series).substring(0, 40);
  }

  /// @param count of series
  static void fill(Path file, int count) throws Exception {
    List<RecordedEvent> measured = latestSeries(file);
    AtomicInteger next = new AtomicInteger();
    try (Ledger ledger = Ledger.open(file);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        ends.add(
            executor.submit(() -> {
              for (int from = next.getAndAdd(BATCH); from < count; from = next.getAndAdd(BATCH)) {
                var _ = ledger.append(copies(measured, from, Math.min(count, from + BATCH)));
              }
            }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
  }

  private static List<NewEvent> copies(List<RecordedEvent> measured, int from, int to) {
    List<NewEvent> events = new ArrayList<>();
    for (int series = from; series < to; series++) {
      for (RecordedEvent event : measured) {
        events.add(copy(event, series));
      }
    }
    return events;
  }

  /// From its start to its end.
  private static List<RecordedEvent> latestSeries(Path file) {
    try (LedgerReader reader = LedgerReader.open(file)) {
      long start = reader.gateEvents(GateSelection.of("series_started"), 1).getFirst().sequence();
      return reader.events(start, GateProject.REPETITIONS + 2);
    }
  }

  private static NewEvent copy(RecordedEvent event, int series) {
    ObjectNode json = (ObjectNode) StrictJson.parse(event.payload());
    json.put("project", project(series));
    json.put("commit", commit(series));
    json.put("series", Integer.toHexString(series));
    json.put("meta_seed", Integer.toString(series));
    return new NewEvent(event.stream(), event.type(), Optional.empty(), json);
  }
}
