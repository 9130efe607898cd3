package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LabProcessTest {
  private static final LabProcess SELF = LabProcess.self();

  /// Says its own name, and waits to be ended.
  static final class Living {
    private Living() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println(SELF);
      System.out.flush();
      int _ = System.in.read();
    }
  }

  @Test
  void isReadBackFromItsText() {
    assertThat(LabProcess.parse(SELF.toString())).contains(SELF);
    assertThat(SELF.process()).isEqualTo(ProcessHandle.current().pid());
    assertThat(SELF.start()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1-2", "1-2-3-4", "1-2-x", "-1-2-3", "1-2-9999999999999999999"})
  void whatIsNoNameIsNone(String text) {
    assertThat(LabProcess.parse(text)).isEmpty();
  }

  @Test
  void thisProcessIsNotGoneAndOneOfItsNumberThatStartedBeforeIs() {
    assertThat(SELF.gone()).isFalse();
    assertThat(new LabProcess(SELF.process(), SELF.start() - 1, SELF.space()).gone()).isTrue();
  }

  @Test
  void ofProcessesThatAreNotSeenNothingIsSaid() {
    assertThat(new LabProcess(SELF.process(), 1, SELF.space() + 1).gone()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKilledProcessIsGoneEvenBeforeItsParentHasAskedForItsStatus() throws Exception {
    // The shell is the parent, and never asks.
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "\"$@\" & exec sleep 600",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Living.class.getName())
            .start();
    try {
      LabProcess living = LabProcess.parse(shell.inputReader().readLine()).orElseThrow();
      assertThat(living.gone()).isFalse();
      ProcessHandle.of(living.process()).orElseThrow().destroyForcibly();
      while (!living.gone()) {
        Thread.onSpinWait();
      }
      assertThat(Files.readString(Path.of("/proc", String.valueOf(living.process()), "stat")))
          .contains(") Z ");
    } finally {
      shell.destroyForcibly();
    }
  }
}
