package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedSequenceTest {
  @Test
  void seedsAreThoseOfTheToolThatHadThemFirst() {
    assertThat(SeedSequence.of(4427, 5))
        .containsExactly(1554864853L, 984551835L, 1723004137L, 1211645007L, 447319067L);
  }

  /// From CPython: `[random.Random(n).randrange(0, 2**31) for …]`.
  @Test
  void largeAndSmallMetaSeedsTakeAsManyWordsAsTheyHave() {
    assertThat(SeedSequence.of(0, 2)).containsExactly(1654615998L, 1806341205L);
    assertThat(SeedSequence.of((1L << 32) - 1, 2)).containsExactly(872737089L, 924893097L);
    assertThat(SeedSequence.of(1L << 32, 2)).containsExactly(485306839L, 1508871100L);
    assertThat(SeedSequence.of(Long.MAX_VALUE, 2)).containsExactly(1359979423L, 569878368L);
  }

  @Test
  void freshOnesAreNotNegativeAndNotTheSame() {
    assertThat(SeedSequence.fresh()).isNotNegative().isNotEqualTo(SeedSequence.fresh());
  }
}
