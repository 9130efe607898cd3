package dev.assay.benchmark.testlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogReadingTest {
  private static final String START = "+ : '>>>>> Start Test Output'\n";
  private static final String END = "+ : '>>>>> End Test Output'\n";

  @TempDir Path folder;

  @Test
  void readsWhatStandsBetweenTheMarkers() throws IOException {
    LogReading reading = read("FAILED a\n" + START + "PASSED b\n" + END + "FAILED c\n");
    assertThat(reading.valid()).isTrue();
    assertThat(reading.statuses()).containsOnlyKeys("b");
  }

  @Test
  void readsTheWholeLogWhereNothingStandsBetweenTheMarkers() throws IOException {
    assertThat(read("PASSED a\n" + START + END).statuses()).containsOnlyKeys("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\n", "\n"})
  void takesEveryKindOfLineEnd(String end) throws IOException {
    String log = START + "PASSED a\nPASSED b\n" + END;
    assertThat(read(log.replace("\n", end)).statuses()).containsOnlyKeys("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PASSED a\n",
        START + "PASSED a\n",
        "PASSED a\n" + END,
        START + END,
        START + "PASSED a\n" + END + ">>>>> Tests Timed Out\n",
        ">>>>> Patch Apply Failed\n" + START + "PASSED a\n" + END,
        START + "PASSED a\n" + END + ">>>>> Test Exit Code: 1\n",
        START + "PASSED a\n" + END + ">>>>> Test Exit Code: 2\n>>>>> Test Exit Code: 0\n",
      })
  void findsALogInvalidThatIsNotOfAWholeRun(String log) throws IOException {
    LogReading reading = read(log);
    assertThat(reading.valid()).isFalse();
    assertThat(reading.statuses()).isEmpty();
  }

  @Test
  void believesAFailureStatusWhereATestFailed() throws IOException {
    assertThat(read(START + "FAILED a\n" + END + ">>>>> Test Exit Code: 1\n").valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 passing",
        "Executed 2 of 2 SUCCESS",
        "TOTAL: 1 FAILED",
        "Tests:\n\n 4 passed",
        "# tests 9",
        "1 spec, 0 failures"
      })
  void takesASummaryForASignThatTestsRan(String summary) throws IOException {
    LogReading reading = read(START + summary + "\n" + END);
    assertThat(reading.valid()).isTrue();
    assertThat(reading.statuses()).isEmpty();
  }

  @Test
  void namesTheSignOfAFailingEnvironmentOnlyWhereThereIsNoResult() throws IOException {
    assertThat(read("collected 0 items\nKilled\n").infrastructure())
        .contains(InfrastructureSign.OUT_OF_MEMORY);
    assertThat(read(START + "PASSED a\nKilled\n" + END).infrastructure()).isEmpty();
  }

  @Test
  void readsBytesThatAreNotUtf8() throws IOException {
    Path log = folder.resolve("log");
    Files.write(log, (START + "PASSED a\n\u00ff\n" + END).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(LogReading.of(log, PytestParser::plain).statuses()).containsOnlyKeys("a");
  }

  @Test
  void passesOverALineThatIsLongerThanAnyTest() throws IOException {
    String line = "PASSED " + "x".repeat(LogLines.MAX_LINE + 1);
    assertThat(read(START + line + "\nPASSED a\n" + END).statuses()).containsOnlyKeys("a");
  }

  @Test
  void refusesALogThatNamesMoreTestsThanAnySuiteHas() throws IOException {
    StringBuilder log = new StringBuilder(START);
    for (int i = 0; i <= Statuses.MAX_TESTS; i++) {
      log.append("PASSED ").append(i).append('\n');
    }
    assertThat(read(log.append(END).toString()).valid()).isFalse();
  }

  /// More than the memory that tests have.
  @Test
  @Tag("slow")
  void readsALogOfAGigabyte() throws IOException {
    Path log = folder.resolve("log");
    byte[] noise = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log))) {
      out.write(START.getBytes(StandardCharsets.UTF_8));
      for (int megabyte = 0; megabyte < 1_000; megabyte++) {
        out.write(noise);
        if (megabyte % 100 == 0) {
          out.write("\nPASSED a\n".getBytes(StandardCharsets.UTF_8));
        }
      }
      out.write(("\n" + END).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(LogReading.of(log, PytestParser::plain).statuses()).containsOnlyKeys("a");
  }

  private LogReading read(String log) throws IOException {
    return LogReading.of(Files.writeString(folder.resolve("log"), log), PytestParser::plain);
  }
}
