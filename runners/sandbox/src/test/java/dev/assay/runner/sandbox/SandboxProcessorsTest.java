package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That commands are kept to their part of the processors; not how exactly.
class SandboxProcessorsTest {
  private static final Limits HALF = cores(0.5);

  @TempDir Path folder;

  private static Limits cores(double count) {
    return new Limits(
        OptionalLong.empty(),
        OptionalDouble.of(count),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Duration.ofSeconds(60),
        Limits.DEFAULT_OUTPUT_BYTES);
  }

  @Test
  void aCommandIsInAGroupWithItsQuota() throws Exception {
    Path groups = KernelProbe.here().groups().byController().get(ControlGroupMounts.CPU);
    assumeTrue(groups != null, "there is no control group for processor time");
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.Disabled(), HALF)) {
      String name =
          sandbox
              .sh("cat /proc/self/cgroup")
              .lines()
              .filter(line -> List.of(line.split(":", 3)[1].split(",", -1)).contains("cpu"))
              .map(line -> line.substring(line.lastIndexOf('/') + 1))
              .findFirst()
              .orElseThrow();
      Path group = groups.resolve(name);
      assertThat(group.resolve("cpu.cfs_period_us")).hasContent("100000");
      assertThat(group.resolve("cpu.cfs_quota_us")).hasContent("50000");
      assertThat(sandbox.session().enforcement()).containsEntry("cpu", "0.5 cores");
    }
  }

  @Test
  void withoutAGroupACommandStaysOnItsProcessors() throws Exception {
    KernelFeatures here = KernelProbe.here();
    assumeTrue(here.seccomp() && here.landlock() > 0);
    KernelFeatures ordinary =
        new KernelFeatures(
            here.release(),
            here.landlock(),
            here.seccomp(),
            here.architecture(),
            false,
            "only root may make them",
            true,
            ControlGroupMounts.none());
    try (SandboxFixture sandbox =
        SandboxFixture.open(
            new SandboxRunner(() -> ordinary), folder, new NetworkPolicy.Disabled(), HALF)) {
      assertThat(sandbox.sh("nproc")).isEqualTo("1\n");
      assertThat(sandbox.python("import os; os.sched_setaffinity(0, range(os.cpu_count()))"))
          .contains("PermissionError");
      assertThat(sandbox.session().enforcement())
          .containsEntry("cpu", "0.5 cores, by keeping to 1");
    }
  }
}
