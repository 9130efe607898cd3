package dev.assay.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParquetReaderTest {
  private static final List<Optional<String>> ROWS =
      List.of(
          Optional.of("one"),
          Optional.empty(),
          Optional.of("ünï — 😀"),
          Optional.of("one"),
          Optional.of(""),
          Optional.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
          Optional.empty(),
          Optional.of("line\nline"),
          Optional.of("last"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0,false,false", "0,true,false", "0,false,true", "0,true,true",
    "1,false,false", "1,true,false", "1,false,true", "1,true,true",
    "2,false,false", "2,true,false", "2,false,true", "2,true,true"
  })
  void readsTextsInEveryForm(int codec, boolean dictionary, boolean secondVersion)
      throws IOException {
    byte[] bytes = new SmallTable(ROWS, codec, dictionary, secondVersion, 0).bytes();
    assertThat(texts(bytes)).isEqualTo(ROWS);
  }

  @Test
  void refusesAFileThatIsCutAnywhere() throws IOException {
    byte[] whole = new SmallTable(ROWS, 1, true, false, 0).bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(ParquetException.class)
          .as("cut after %d bytes", length)
          .isThrownBy(() -> texts(cut))
          .withMessageMatching("it is (cut|no Parquet file).*");
    }
  }

  @Test
  void neverFailsOtherwiseThanWithAParquetException() throws IOException {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = new SmallTable(ROWS, round % 3, round % 2 == 0, round % 5 == 0, 0).bytes();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[4 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
      }
      try {
        assertThat(texts(bytes).size()).isGreaterThanOrEqualTo(0);
      } catch (ParquetException e) {
        assertThat(e).as("seed %d, round %d", seed, round).hasMessageNotContaining("null");
      } catch (RuntimeException | OutOfMemoryError e) {
        throw new AssertionError("seed %d, round %d".formatted(seed, round), e);
      }
    }
  }

  @Test
  void namesTheColumnAndTheCodecThatItDoesNotKnow() {
    byte[] bytes = SmallTable.of(List.of("a")).withCodec(6).bytes();
    assertThatExceptionOfType(ParquetException.class)
        .isThrownBy(() -> texts(bytes))
        .withMessageStartingWith("column text: it is compressed with zstd")
        .withMessageEndingWith("or as JSON lines");
  }

  @Test
  void namesTheEncodingThatItDoesNotKnow() {
    byte[] bytes = SmallTable.of(List.of("a")).withEncoding(7).bytes();
    assertThatExceptionOfType(ParquetException.class)
        .isThrownBy(() -> texts(bytes))
        .withMessageStartingWith("column text: its values are written in encoding 7");
  }

  @Test
  void saysWhenNoWantedColumnIsThere() throws IOException {
    Path file = Files.write(folder.resolve("t"), SmallTable.of(List.of("a")).bytes());
    assertThatExceptionOfType(ParquetException.class)
        .isThrownBy(() -> ParquetReader.read(file, Set.of("other")))
        .withMessage("it has none of the columns other");
  }

  private List<Optional<String>> texts(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("table.parquet"), bytes);
    List<Map<String, ParquetValue>> rows = ParquetReader.read(file, Set.of("text"));
    return rows.stream()
        .map(row ->
            switch (row.get("text")) {
              case ParquetValue.Text(String text) -> Optional.of(text);
              case ParquetValue.Texts _ -> throw new AssertionError("no list");
              case ParquetValue.Absent _ -> Optional.<String>empty();
              case null -> throw new AssertionError("no such column");
            })
        .toList();
  }
}
