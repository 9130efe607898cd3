package dev.assay.speed;

import dev.assay.ledger.Ledger;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Puts whole attempts on record from several threads, each waiting until its event is durable.
final class Appends {
  private Appends() {}

  static void record(Ledger ledger, RunId run, List<AttemptId> attempts, int threads)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(
            executor.submit(() -> {
              for (int at = next.getAndIncrement();
                  at < attempts.size();
                  at = next.getAndIncrement()) {
                for (LabEvent event : AttemptEvents.of(attempts.get(at))) {
                  var _ = ledger.append(run, event);
                }
              }
            }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
  }
}
