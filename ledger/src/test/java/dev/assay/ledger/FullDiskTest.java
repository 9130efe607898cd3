package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class FullDiskTest {
  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mountSmallDisk() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
    assumeTrue(mounted, "a small tmpfs may not be mounted here: that takes root");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", disk.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  @Test
  void aFullDiskIsAnErrorAndTheHistoryGoesOnOnceThereIsSpace() throws Exception {
    Path file = disk.resolve("history.db");
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
