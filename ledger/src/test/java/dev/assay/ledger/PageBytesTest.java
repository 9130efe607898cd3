package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ledger.LedgerFault.BrokenEvent;
import dev.assay.ledger.LedgerFault.Problem;
import dev.assay.ledger.PageBytes.Range;
import dev.assay.protocol.AttemptId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/// One byte of the file changes, as on a failing disk.
class PageBytesTest {
  private static final int FLIPS = 50;

  @TempDir private Path folder;
  private Path file;
  private byte[] bytes;

  @BeforeEach
  void makeHistory() throws IOException {
    file = Histories.small(folder);
    try (Ledger ledger = Ledger.open(file)) {
      var payload = JsonNodeFactory.instance.objectNode().put("long", "x".repeat(20_000));
      ledger.append(new NewEvent("gate", "overflowing", Optional.of(Samples.RUN), payload));
      ledger.append(Samples.RUN, Samples.started(new AttemptId("queue", "model/b", 1)));
    }
    bytes = Files.readAllBytes(file);
  }

  @Test
  void everyByteOfAPayloadIsAttributedToItsEvent() throws Exception {
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    List<RecordedEvent> events;
    try (LedgerReader reader = LedgerReader.open(file)) {
      events = reader.events(1, 100);
    }
    for (RecordedEvent event : events) {
      List<LedgerFault> faults = new ArrayList<>();
      String text = start(event.payload());
      for (int at : indexesIn(PageBytes.of(file, "events"), content, text)) {
        for (int offset : new int[] {0, 7, text.length() - 1}) {
          // A page's free space holds old copies of rows, and changing those changes nothing.
          Ledger.verify(changed(at + offset, 1)).faults().stream()
              .findFirst()
              .ifPresent(faults::add);
        }
      }
      assertThat(faults)
          .hasSize(3)
          .allSatisfy(fault -> {
            BrokenEvent broken = (BrokenEvent) fault;
            assertThat(broken.sequence()).isEqualTo(event.sequence());
            assertThat(broken.type()).isEqualTo(event.type());
            assertThat(broken.run()).isEqualTo(Samples.RUN.value());
          });
    }
  }

  @Test
  void aByteOfAnOverflowPageIsAttributedToItsEvent() throws Exception {
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = content.lastIndexOf("x".repeat(3000));

    assertThat(firstFault(at + 1500, 1))
        .isInstanceOfSatisfying(
            BrokenEvent.class, broken -> assertThat(broken.sequence()).isEqualTo(6));
  }

  /// In the header of a row a text differs from a blob of the same bytes by one bit.
  @Test
  void aTextThatBecomesABlobIsAttributedToItsEvent() throws Exception {
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    // The lengths and types of: the sequence, which lies elsewhere, 'lab', 'attempt_started', a
    // time.
    byte[] types = {0, 13 + 2 * 3, 13 + 2 * 15, 6};
    String header = new String(types, StandardCharsets.ISO_8859_1);
    List<LedgerFault> faults = new ArrayList<>();
    for (int at : indexesIn(PageBytes.of(file, "events"), content, header)) {
      Ledger.verify(changed(at + 1, 1)).faults().stream().findFirst().ifPresent(faults::add);
    }

    assertThat(faults)
        .extracting(fault -> ((BrokenEvent) fault).problem())
        .containsExactly(Problem.WRONG_TYPE, Problem.WRONG_TYPE, Problem.WRONG_TYPE);
  }

  @Test
  void noChangeOfAnEventGoesUnnoticed() throws Exception {
    flipIn(PageBytes.of(file, "events"), 20260102);
  }

  @Test
  void noChangeOfWhatIsReadGoesUnnoticed() throws Exception {
    flipIn(List.of(new Range(0, bytes.length)), 20260103);
  }

  private void flipIn(List<Range> ranges, long seed) throws Exception {
    Random random = new Random(seed);
    List<String> before = TableRows.ofAllTables(file);
    for (int flip = 0; flip < FLIPS; flip++) {
      Range range = ranges.get(random.nextInt(ranges.size()));
      int at = random.nextInt(range.from(), range.to());
      int mask = 1 << random.nextInt(8);
      Path changed = changed(at, mask);
      if (seemsIntact(changed)) {
        assertThat(TableRows.ofAllTables(changed))
            .as("seed %d, byte %d, bit %d", seed, at, mask)
            .isEqualTo(before);
      }
    }
  }

  private static boolean seemsIntact(Path ledger) {
    try {
      return Ledger.verify(ledger).intact();
    } catch (LedgerException cannotEvenBeOpened) {
      return false;
    }
  }

  private LedgerFault firstFault(int at, int mask) throws IOException {
    return Ledger.verify(changed(at, mask)).faults().getFirst();
  }

  private Path changed(int at, int mask) throws IOException {
    byte[] copy = bytes.clone();
    copy[at] ^= (byte) mask;
    return Files.write(folder.resolve("changed.db"), copy);
  }

  private static String start(String payload) {
    return payload.substring(0, Math.min(300, payload.length()));
  }

  private static List<Integer> indexesIn(List<Range> pages, String content, String text) {
    List<Integer> indexes = new ArrayList<>();
    for (Range page : pages) {
      int at = content.indexOf(text, page.from());
      while (at >= 0 && at < page.to()) {
        indexes.add(at);
        at = content.indexOf(text, at + 1);
      }
    }
    return indexes;
  }
}
