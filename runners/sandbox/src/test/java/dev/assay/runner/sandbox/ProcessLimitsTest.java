package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A command has its limits from its first moment on: by the time that they could be set from
/// outside it may be thousands of processes.
@EnabledOnOs(OS.LINUX)
class ProcessLimitsTest {
  private static final Limits LIMITS = Limits.ofWallTime(Duration.ofMinutes(1));

  /// The soft limit on its user's processes that a program starts with.
  private static String inherited() throws Exception {
    Process program = new ProcessBuilder("grep", "Max processes", "/proc/self/limits").start();
    String line = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).isZero();
    return line.split(" {2,}", -1)[1];
  }

  @Test
  void whatIsStartedMeanwhileInheritsALowerLimit() throws Exception {
    String usual = inherited();
    ProcessLimits.bequeath(LIMITS);
    String lower = inherited();
    ProcessLimits.bequeathed();

    assertThat(Long.parseLong(lower)).isLessThan(20_000);
    assertThat(inherited()).isEqualTo(usual);
  }

  @Test
  void theLabsOwnLimitComesBackWithTheLastOfThem() throws Exception {
    String usual = inherited();
    ProcessLimits.bequeath(LIMITS);
    ProcessLimits.bequeath(LIMITS);
    ProcessLimits.bequeathed();
    String between = inherited();
    ProcessLimits.bequeathed();

    assertThat(between).isNotEqualTo(usual);
    assertThat(inherited()).isEqualTo(usual);
  }
}
