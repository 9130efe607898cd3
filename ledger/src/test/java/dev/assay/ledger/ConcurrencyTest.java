package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEventJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
  private static final int THREADS = 64;
  private static final int EACH = 20;

  @TempDir private Path folder;

  @Test
  void manyPlatformThreadsLeaveOneWholeChain() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      appendFrom(threads, 1);
    }
  }

  @Test
  void manyVirtualThreadsLeaveOneWholeChain() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      appendFrom(threads, 1);
    }
  }

  @Test
  void severalOpenLedgersOfOneFileLeaveOneWholeChain() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      appendFrom(threads, 3);
    }
  }

  private void appendFrom(ExecutorService threads, int ledgers) throws Exception {
    Path file = folder.resolve("history.db");
    List<Ledger> open = new ArrayList<>();
    for (int i = 0; i < ledgers; i++) {
      open.add(Ledger.open(file));
    }
    open.getFirst().append(Samples.RUN, Samples.planned());
    List<Future<List<Long>>> sequences = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      sequences.add(threads.submit(appending(open.get(thread % ledgers), "thread-" + thread)));
    }
    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> one : sequences) {
      assertThat(one.get()).isSorted();
      all.addAll(one.get());
    }
    open.forEach(Ledger::close);

    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, THREADS * EACH + 1).boxed().toList());
    assertThat(Ledger.verify(file).faults()).isEmpty();
    assertThat(samplesByTask(file))
        .hasSize(THREADS)
        .allSatisfy((_, samples) -> assertThat(samples).isSorted().hasSize(EACH));
  }

  private static Callable<List<Long>> appending(Ledger ledger, String task) {
    return () -> {
      List<Long> sequences = new ArrayList<>();
      for (int sample = 0; sample < EACH; sample++) {
        AttemptId attempt = new AttemptId(task, "model/a", sample);
        sequences.add(ledger.append(Samples.RUN, Samples.started(attempt)).sequence());
      }
      return sequences;
    };
  }

  @Test
  void twoProcessesLeaveOneWholeChain() throws Exception {
    Path file = folder.resolve("history.db");
    try (Ledger ledger = Ledger.open(file)) {
      ledger.append(Samples.RUN, Samples.planned());
    }
    try (AppendingProcess first = AppendingProcess.start(file, "first", 4, 50);
        AppendingProcess second = AppendingProcess.start(file, "second", 4, 50)) {
      assertThat(first.readAll()).hasSize(200);
      assertThat(second.readAll()).hasSize(200);
    }

    Verification verification = Ledger.verify(file);
    assertThat(verification.faults()).isEmpty();
    assertThat(verification.events()).isEqualTo(401);
    assertThat(samplesByTask(file))
        .hasSize(8)
        .allSatisfy((_, samples) -> assertThat(samples).isSorted().hasSize(50));
  }

  @Test
  void aLockThatIsHeldTooLongIsAnError() throws Exception {
    Path file = Histories.small(folder);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement();
        Ledger ledger =
            Ledger.open(file, LedgerOptions.DEFAULT.withLockTimeout(Duration.ofMillis(50)))) {
      statement.executeUpdate("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> ledger.append(Samples.OTHER_RUN, Samples.planned()))
          .isInstanceOfSatisfying(
              LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCKED))
          .hasMessageContaining(file.toString())
          .hasMessageContaining("locked by another process");
      try (LedgerReader reader = LedgerReader.open(file)) {
        assertThat(reader.head()).map(RecordedEvent::sequence).contains(5L);
      }
      statement.executeUpdate("ROLLBACK");
      assertThat(ledger.append(Samples.OTHER_RUN, Samples.planned()).sequence()).isEqualTo(6);
    }
    assertThat(Ledger.verify(file).faults()).isEmpty();
  }

  /// The samples of each task in the order of their events.
  private static Map<String, List<Integer>> samplesByTask(Path file) {
    Map<String, List<Integer>> samples = new HashMap<>();
    try (LedgerReader reader = LedgerReader.open(file)) {
      for (RecordedEvent event : reader.events(2, 10_000)) {
        var started = (AttemptStarted) LabEventJson.read(event.type(), event.payload());
        samples
            .computeIfAbsent(started.attempt().task(), _ -> new ArrayList<>())
            .add(started.attempt().sample());
      }
    }
    return samples;
  }
}
