package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much memory a session has held, where control groups count it.
class SandboxMemoryTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final NetworkPolicy OFFLINE = new NetworkPolicy.Disabled();
  private static final Limits LIMITED =
      new Limits(
          OptionalLong.of(256 * MEBIBYTE),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          Duration.ofSeconds(60),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  @Test
  void thePeakStaysKnownWhenTheMemoryIsGivenBack() throws Exception {
    assumeTrue(KernelProbe.here().groups().has(ControlGroupMounts.MEMORY));
    try (SandboxFixture sandbox = SandboxFixture.open(folder, OFFLINE, LIMITED)) {
      assertThat(sandbox.python("print(len(b'x' * (64 << 20)))")).isEqualTo("67108864\n");
      assertThat(sandbox.sh("true")).isEmpty();

      assertThat(sandbox.session().peakMemoryBytes().orElseThrow())
          .isBetween(64 * MEBIBYTE, 256 * MEBIBYTE);
    }
  }

  @Test
  void filesInMemoryCount() throws Exception {
    KernelFeatures here = KernelProbe.here();
    assumeTrue(here.groups().has(ControlGroupMounts.MEMORY) && here.namespaces());
    try (SandboxFixture sandbox = SandboxFixture.open(folder, OFFLINE, LIMITED)) {
      assertThat(sandbox.sh("head -c 67108864 /dev/zero > /tmp/file; wc -c < /tmp/file"))
          .isEqualTo("67108864\n");

      assertThat(sandbox.session().peakMemoryBytes().orElseThrow())
          .isBetween(64 * MEBIBYTE, 256 * MEBIBYTE);
    }
  }

  @Test
  void withoutALimitNobodyCounts() throws Exception {
    try (SandboxFixture sandbox = SandboxFixture.open(folder, OFFLINE)) {
      assertThat(sandbox.session().peakMemoryBytes()).isEmpty();
    }
  }
}
