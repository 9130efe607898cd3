package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.AppendingProcess.Acknowledged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedOutlivesAKilledProcess() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path file = folder.resolve("history.db");
    try (Ledger ledger = Ledger.open(file)) {
      ledger.append(Samples.RUN, Samples.planned());
    }
    List<Acknowledged> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (AppendingProcess process =
          AppendingProcess.start(file, "process-" + kill, 8, Integer.MAX_VALUE)) {
        for (int line = random.nextInt(1, 300); line > 0; line--) {
          acknowledged.add(process.next().orElseThrow());
        }
        process.kill();
        acknowledged.addAll(process.readAll());
      }
      Verification verification = Ledger.verify(file);
      assertThat(verification.faults()).as("seed %d", seed).isEmpty();
      assertThat(recorded(file)).as("seed %d", seed).containsAllEntriesOf(asMap(acknowledged));
    }
    assertThat(Ledger.rebuild(file)).isGreaterThanOrEqualTo(acknowledged.size());
  }

  private static Map<Long, String> asMap(List<Acknowledged> acknowledged) {
    return acknowledged.stream()
        .collect(Collectors.toMap(Acknowledged::sequence, Acknowledged::hash));
  }

  private static Map<Long, String> recorded(Path file) {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return reader.events(1, Integer.MAX_VALUE).stream()
          .collect(Collectors.toMap(RecordedEvent::sequence, RecordedEvent::hash));
    }
  }
}
