package dev.assay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.benchmark.TestReport.Complete;
import dev.assay.benchmark.TestReport.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HostileReportTest {
  private static final Map<TestReportFormat, String> HONEST =
      Map.of(
          TestReportFormat.JUNIT,
          """
          <?xml version="1.0"?><testsuites><testsuite name="s" tests="2">
          <testcase classname="c" name="a" time="0.1"/>
          <testcase classname="c" name="b"><failure message="m">text &lt; <![CDATA[raw]]></failure>
          </testcase></testsuite></testsuites>\
          """,
          TestReportFormat.GO_JSON,
          """
          {"Action":"start","Package":"m"}
          {"Action":"run","Package":"m","Test":"TestA"}
          {"Action":"output","Package":"m","Test":"TestA","Output":"a_test.go:3: bad\\n"}
          {"Action":"fail","Package":"m","Test":"TestA","Elapsed":0.1}
          {"Action":"fail","Package":"m"}
          """,
          TestReportFormat.LIBTEST,
          """
          running 2 tests
          test a ... ok
          test b ... FAILED

          failures:

          ---- b stdout ----
          assertion failed

          failures:
              b

          test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; x
          """,
          TestReportFormat.TAP,
          """
          TAP version 14
          # Subtest: s
              ok 1 - a
              not ok 2 - b
                ---
                error: 'no'
                ...
              1..2
          not ok 1 - s
          1..1
          """);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EXIT_CODE")
  void anyChangeOfAReportIsReadToAnEnd(TestReportFormat format) {
    byte[] honest = honest(format).getBytes(StandardCharsets.UTF_8);
    assertThat(Reports.read(format, honest)).isInstanceOf(Complete.class);
    for (long seed = 0; seed < 400; seed++) {
      byte[] hostile = mutated(honest, new SplittableRandom(seed));
      assertThat(Reports.read(format, hostile))
          .as("seed %d: %s", seed, new String(hostile, StandardCharsets.UTF_8))
          .satisfiesAnyOf(
              report -> assertThat(report).isInstanceOf(Complete.class),
              report ->
                  assertThat(((Malformed) report).reason()).isNotBlank().containsAnyOf("line"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EXIT_CODE")
  void everyBeginningOfAReportIsRefused(TestReportFormat format) {
    // The last line of each of these reports is part of what makes it whole.
    byte[] honest = honest(format).strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < honest.length - 3; length++) {
      assertThat(Reports.read(format, Arrays.copyOf(honest, length)))
          .as("the first %d bytes", length)
          .isInstanceOf(Malformed.class);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "EXIT_CODE")
  void aFileOfZeroesLargerThanAnyReportIsRefused(TestReportFormat format, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("report");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {0}), 1L << 36);
    }
    assertThat(TestReport.read(format, file)).isInstanceOf(Malformed.class);
    Files.delete(file);
  }

  @Test
  void anExitCodeIsNoFile(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestReport.read(TestReportFormat.EXIT_CODE, folder));
    assertThat(((Complete) TestReport.ofExitStatus(0)).tests())
        .containsExactly(new TestResult("command", TestResult.Status.PASSED, ""));
    assertThat(((Complete) TestReport.ofExitStatus(3)).tests())
        .containsExactly(new TestResult("command", TestResult.Status.FAILED, "exit status 3"));
  }

  @Test
  void formatsAreFoundByTheirNames() {
    for (TestReportFormat format : TestReportFormat.values()) {
      assertThat(TestReportFormat.ofWireName(format.wireName())).hasValue(format);
    }
    assertThat(TestReportFormat.ofWireName("JUnit")).isEmpty();
  }

  private static String honest(TestReportFormat format) {
    return Objects.requireNonNull(HONEST.get(format));
  }

  private static byte[] mutated(byte[] honest, SplittableRandom random) {
    byte[] bytes = honest.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(1, 20);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + length), new byte[0]);
        case 2 ->
            bytes =
                spliced(
                    bytes, at, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 60)));
        default -> {
          byte[] noise = new byte[length];
          random.nextBytes(noise);
          bytes = spliced(bytes, at, at, noise);
        }
      }
      if (bytes.length == 0) {
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(between);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
