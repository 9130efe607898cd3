package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
  @TempDir private Path folder;

  @Test
  void thereIsNothingToReadWithoutAFile() {
    Path file = folder.resolve("runs/history.db");

    fails(() -> LedgerReader.open(file), Reason.MISSING, "there is no ledger at " + file);
    fails(() -> Ledger.verify(file), Reason.MISSING, "there is no ledger at " + file);
    fails(() -> Ledger.rebuild(file), Reason.MISSING, "there is no ledger at " + file);
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void anEmptyFileBecomesALedgerWhenItIsWrittenTo() throws IOException {
    Path file = Files.createFile(folder.resolve("history.db"));

    fails(() -> LedgerReader.open(file), Reason.MISSING, "is empty");
    Ledger.open(file).close();
    assertThat(Ledger.verify(file).intact()).isTrue();
  }

  @Test
  void aTextFileIsRefusedAndLeftAlone() throws IOException {
    String text = "# A page of notes, much longer than a database header has to be.\n".repeat(100);
    Path file = Files.writeString(folder.resolve("notes.md"), text);

    fails(() -> Ledger.open(file), Reason.NOT_A_LEDGER, "notes.md");
    fails(() -> LedgerReader.open(file), Reason.NOT_A_LEDGER, "notes.md");
    fails(() -> Ledger.verify(file), Reason.NOT_A_LEDGER, "notes.md");
    assertThat(file).hasContent(text);
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws Exception {
    Path file = folder.resolve("other.db");
    Tampering.sql(file, "CREATE TABLE music (title TEXT)");
    byte[] before = Files.readAllBytes(file);

    fails(() -> Ledger.open(file), Reason.NOT_A_LEDGER, "no ledger");
    fails(() -> LedgerReader.open(file), Reason.NOT_A_LEDGER, "no ledger");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFolderIsRefused() {
    fails(() -> Ledger.open(folder), Reason.INPUT_OUTPUT, folder.toString());
    fails(() -> LedgerReader.open(folder), Reason.MISSING, folder.toString());
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    fails(() -> Ledger.open(file.resolve("history.db")), Reason.INPUT_OUTPUT, "cannot make");
  }

  @Test
  void aNewerFormatIsRefused() throws Exception {
    Path file = Histories.small(folder);
    Tampering.sql(file, "PRAGMA user_version = 999");

    fails(() -> Ledger.open(file), Reason.NEWER_VERSION, "format 999");
    fails(() -> LedgerReader.open(file), Reason.NEWER_VERSION, "use a newer Assay");
  }

  @Test
  void anOlderFormatIsBroughtUpToDateByAWriterOnly() throws Exception {
    Path file = folder.resolve("history.db");
    Tampering.sql(
        file,
        Migrations.sql("001-events.sql", "main"),
        "PRAGMA user_version = 1",
        "PRAGMA application_id = " + LedgerFile.APPLICATION_ID);

    fails(() -> LedgerReader.open(file), Reason.OLDER_VERSION, "'rebuild' brings it there");
    assertThat(Ledger.rebuild(file)).isZero();
    assertThat(Ledger.verify(file).faults()).isEmpty();
  }

  @Test
  void aFileCutShortIsDamaged() throws IOException {
    Path file = Histories.small(folder);
    long size = Files.size(file);
    for (long length : new long[] {size - 1, size - 4096, size / 2, 4096, 100}) {
      Path cut = Files.copy(file, folder.resolve("cut" + length + ".db"));
      try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      try {
        assertThat(Ledger.verify(cut).faults()).as("cut to %d bytes", length).isNotEmpty();
      } catch (LedgerException e) {
        assertThat(e.reason()).as("cut to %d bytes", length).isEqualTo(Reason.NOT_A_LEDGER);
      }
    }
  }

  @Test
  void aNameMayHoldWhatAnAddressMayNot() {
    Path file = folder.resolve("a b?mode=memory&x=%20#ü.db");
    Ledger.open(file).close();

    assertThat(file).isRegularFile();
    assertThat(Ledger.verify(file).intact()).isTrue();
  }

  @RepeatedTest(50)
  void manyMayMakeOneLedgerAtOnce() throws Exception {
    Path file = folder.resolve("history.db");
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    Ledger.open(file).close();
                    return i;
                  }))
              .toList();
      start.countDown();
      for (Future<Integer> one : opened) {
        one.get();
      }
    }
    assertThat(Ledger.verify(file).faults()).isEmpty();
  }

  @Test
  void aLedgerThatIsDeletedWhileOpenTakesNothingMoreAndTellsNothing() throws IOException {
    Path file = folder.resolve("history.db");
    try (Ledger ledger = Ledger.open(file);
        LedgerReader reader = LedgerReader.open(file)) {
      ledger.append(Samples.RUN, Samples.planned());
      Files.delete(file);

      fails(
          () -> ledger.append(Samples.OTHER_RUN, Samples.planned()),
          Reason.MISSING,
          "deleted or moved");
      fails(reader::latestRun, Reason.MISSING, "deleted or moved");
    }
  }

  private static void fails(ThrowingCallable action, Reason reason, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            LedgerException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
