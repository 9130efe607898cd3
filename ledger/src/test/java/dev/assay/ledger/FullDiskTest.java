package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class FullDiskTest {
  @TempDir private Path folder;

  @Test
  void aFullDiskIsAnErrorAndTheHistoryGoesOnOnceThereIsSpace() throws Exception {
    Path disk = folder.resolve("disk");
    Path file = disk.resolve("history.db");
    try (SmallDisk _ = SmallDisk.mount(disk)) {
      Path filler = Files.write(disk.resolve("filler"), new byte[1_000_000]);
      var payload = JsonNodeFactory.instance.objectNode().put("long", "x".repeat(10_000));
      NewEvent event = new NewEvent("gate", "large", Optional.empty(), payload);
      try (Ledger ledger = Ledger.open(file)) {
        ledger.append(Samples.RUN, Samples.planned());
        long last = 1;
        LedgerException failure = null;
        while (failure == null) {
          try {
            last = ledger.append(event).sequence();
          } catch (LedgerException e) {
            failure = e;
          }
        }

        assertThat(failure.reason()).isEqualTo(Reason.FULL);
        assertThat(failure).hasMessageContaining("disk is full").hasMessageContaining("free some");
        Verification whileFull = Ledger.verify(file);
        assertThat(whileFull.faults()).isEmpty();
        assertThat(whileFull.events()).isEqualTo(last).isGreaterThan(10);

        Files.delete(filler);
        assertThat(ledger.append(event).sequence()).isEqualTo(last + 1);
      }
      assertThat(Ledger.verify(file).faults()).isEmpty();
    }
  }

  @Test
  void aDiskThatIsFullFromTheStartIsNamed() throws Exception {
    Path disk = folder.resolve("disk");
    try (SmallDisk _ = SmallDisk.mount(disk)) {
      Files.write(disk.resolve("filler"), new byte[2 << 20]);

      assertThatThrownBy(() -> Ledger.open(disk.resolve("history.db")))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("history.db");
    }
  }

  @Test
  void aLedgerOnAReadOnlyDiskCanBeReadAndNotWritten() throws Exception {
    Path disk = folder.resolve("disk");
    try (SmallDisk small = SmallDisk.mount(disk)) {
      Path file = Histories.small(disk);
      small.makeReadOnly();

      try (LedgerReader reader = LedgerReader.open(file)) {
        assertThat(reader.latestRun()).map(RunRecord::run).contains(Samples.RUN);
      }
      assertThat(Ledger.verify(file).faults()).isEmpty();
      assertThatThrownBy(() -> Ledger.open(file))
          .isInstanceOfSatisfying(
              LedgerException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT_OUTPUT))
          .hasMessageContaining("history.db");
    }
  }
}
