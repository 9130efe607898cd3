package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {
  @TempDir Path folder;

  @Test
  void aCommitIsMeasuredAgainstItselfWithoutATry() throws Exception {
    try (GateFixture fixture = GateFixture.open(folder)) {
      fixture.establish("exact");
      Calibration calibration = fixture.measuring().calibrate(GateFixture.PROJECT, "exact", 3);
      assertThat(calibration.rounds()).hasSize(3);
      assertThat(calibration.noise()).isBetween(0.001, 0.02);
      assertThat(calibration.rows())
          .hasSize(4)
          .allSatisfy(row -> {
            assertThat(row.rounds()).isEqualTo(3);
            assertThat(row.promoted()).isLessThanOrEqualTo(row.decided());
          });
      Evaluation evaluation = fixture.gate.evaluate(GateFixture.PROJECT, "exact");
      assertThat(evaluation.candidate()).isEmpty();
      assertThat(evaluation.look()).isEqualTo(1);
      fixture.write("bench/run.sh", "exit 1");
      fixture.commit("broken");
      assertThatThrownBy(() -> fixture.measuring().calibrate(GateFixture.PROJECT, "exact", 1))
          .hasMessageContaining("a repetition failed");
      assertThatThrownBy(() -> fixture.measuring().calibrate(GateFixture.PROJECT, "output", 1))
          .hasMessageContaining("byte for byte");
    }
  }
}
