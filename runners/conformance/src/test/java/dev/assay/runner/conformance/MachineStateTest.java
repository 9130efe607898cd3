package dev.assay.runner.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineStateTest {
  private static final MachineState BEFORE =
      new MachineState(List.of("/", "/tmp"), Set.of("/pids/assay-1-2-3-1"), Set.of("lo", "eth0"));

  @Test
  void whatIsNewIsFoundEvenOverWhatWasThere() {
    MachineState after =
        new MachineState(
            List.of("/", "/tmp", "/tmp"), Set.of("/pids/assay-1-2-3-2"), Set.of("lo", "tap0"));
    assertThat(after.since(BEFORE)).containsExactly("/tmp", "/pids/assay-1-2-3-2", "tap0");
  }

  @Test
  void whatAnEngineMakesForContainersOfOthersIsNoConcern() {
    MachineState after =
        new MachineState(
            List.of("/", "/tmp", "/var/lib/docker/overlay2/a/merged"),
            Set.of(),
            Set.of("lo", "eth0", "veth1a2b3c4"));
    assertThat(after.since(BEFORE)).isEmpty();
  }
}
