package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventHashTest {
  @TempDir private Path folder;

  @Test
  void aRecordedHashIsTheDigestOfTheDocumentedBytes() throws Exception {
    Path file = Histories.small(folder);
    try (LedgerReader reader = LedgerReader.open(file)) {
      for (RecordedEvent event : reader.events(1, 10)) {
        assertThat(event.hash()).isEqualTo(EventHash.hex(documented(event)));
      }
    }
  }

  private static byte[] documented(RecordedEvent event) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(HexFormat.of().parseHex(event.previousHash()));
    out.writeLong(event.sequence());
    out.writeLong(ChronoUnit.NANOS.between(Instant.EPOCH, event.time()));
    write(out, event.stream());
    write(out, event.type());
    write(out, event.run().orElseThrow().value());
    write(out, event.payload());
    return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  @Test
  void whereOneTextEndsAndTheNextBeginsMatters() {
    EventHash hash = new EventHash();

    assertThat(hash.of(EventHash.start(), 1, 1, utf8("ab"), utf8("c")))
        .isNotEqualTo(hash.of(EventHash.start(), 1, 1, utf8("a"), utf8("bc")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void timesKeepTheirNanoseconds() {
    for (String time :
        new String[] {
          "1677-09-22T00:00:00Z",
          "1969-12-31T23:59:59.999999999Z",
          "1970-01-01T00:00:00Z",
          "2026-01-02T03:04:05.123456789Z",
          "2262-04-11T00:00:00Z"
        }) {
      Instant instant = Instant.parse(time);
      assertThat(EventHash.instant(EventHash.nanos(instant))).isEqualTo(instant);
    }
    assertThatThrownBy(() -> EventHash.nanos(Instant.parse("2263-01-01T00:00:00Z")))
        .isInstanceOf(ArithmeticException.class);
  }
}
