package dev.assay.benchmark.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "20GB, 20000000000",
    "500MB, 500000000",
    "1.5GiB, 1610612736",
    "1.5 gib, 1610612736",
    "' 64kb ', 64000",
    "64KiB, 65536",
    "2TB, 2000000000000",
    "1TiB, 1099511627776",
    "17B, 17",
    "0MB, 0",
  })
  void readsANumberWithAUnit(String text, long bytes) {
    assertThat(ByteSize.of(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "20", "GB", "-1GB", "1e3GB", "20G", "20 PB", "1,5GB", "20GBs", "1.GB", "٣GB"})
  void saysHowASizeIsWritten(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ByteSize.of(text))
        .withMessageContaining("'" + text + "' is no size")
        .withMessageContaining("20GB, 500MB or 1.5GiB");
  }

  @Test
  void refusesWhatNoNumberHolds() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ByteSize.of("99999999TB"))
        .withMessageContaining("more than any disk holds");
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ByteSize(-1));
  }

  @Test
  void comesBackToTheByte() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      ByteSize size = new ByteSize(random.nextLong(Long.MAX_VALUE) >> random.nextInt(63));
      assertThat(ByteSize.of(size.exact())).as("seed %d, %s", seed, size.exact()).isEqualTo(size);
    }
    assertThat(ByteSize.of("20GB").exact()).isEqualTo("20GB");
    assertThat(ByteSize.of("3GiB").exact()).isEqualTo("3GiB");
    assertThat(new ByteSize(0).exact()).isEqualTo("0B");
  }

  @Test
  void isShortForPeople() {
    assertThat(new ByteSize(999)).hasToString("999 bytes");
    assertThat(new ByteSize(1_250)).hasToString("1.3 kB");
    assertThat(new ByteSize(40_000_000)).hasToString("40 MB");
    assertThat(new ByteSize(6_100_000_000L)).hasToString("6.1 GB");
  }
}
