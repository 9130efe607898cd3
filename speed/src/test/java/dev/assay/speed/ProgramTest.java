package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {
  @TempDir Path folder;

  private Program shell(String script) {
    return new Program(List.of("sh", "-c", script), Map.of("WORD", "from outside"), folder);
  }

  @Test
  void aProgramThatFailsIsNoMeasurement() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shell("echo \"$WORD\" >&2; exit 3").run())
        .withMessageContaining("ended with status 3: from outside");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWatchedProgramTellsItsMemory() throws Exception {
    Program.End end = shell("sleep 0.3").runWatched();

    assertThat(end.peakBytes().orElse(0)).isGreaterThan(100_000);
  }
}
