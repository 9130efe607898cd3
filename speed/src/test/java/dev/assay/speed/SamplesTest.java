package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SamplesTest {
  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoMiddleOnes() {
    assertThat(new Samples(List.of(9L, 1L, 5L)).median()).isEqualTo(5);
    assertThat(new Samples(List.of(9L, 1L, 5L, 6L)).median()).isEqualTo(5.5);
    assertThat(new Samples(List.of(7L)).median()).isEqualTo(7);
  }

  @Test
  void aPercentileIsATimeThatWasMeasured() {
    Samples hundred = new Samples(LongStream.rangeClosed(1, 100).boxed().toList().reversed());
    assertThat(hundred.percentile(90)).isEqualTo(90);
    assertThat(hundred.percentile(100)).isEqualTo(100);
    assertThat(hundred.percentile(0.5)).isEqualTo(1);
    assertThat(new Samples(List.of(3L, 4L)).percentile(90)).isEqualTo(4);
  }

  @Test
  void nothingMeasuredIsNoSample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Samples(List.of()))
        .withMessage("nothing was measured");
  }
}
