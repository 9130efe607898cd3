package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuantityTest {
  @Test
  void aTimeHasTheUnitThatFitsIt() {
    assertThat(Quantity.time(1_234)).isEqualTo("1.23 µs");
    assertThat(Quantity.time(45_678_000)).isEqualTo("45.7 ms");
    assertThat(Quantity.time(9_996_000)).isEqualTo("10.0 ms");
    assertThat(Quantity.time(3e9)).isEqualTo("3.00 s");
  }

  @Test
  void largeNumbersAreGrouped() {
    assertThat(Quantity.rate(12_345.6)).isEqualTo("12,346/s");
    assertThat(Quantity.count(1_000_000)).isEqualTo("1,000,000");
    assertThat(Quantity.memory(512L << 20)).isEqualTo("512 MiB");
  }
}
