package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitStateTest {
  private static final String HEADER =
      "Filesystem 1024-blocks Used Available Capacity Mounted on\n";

  @Test
  void bothKindsOfControlGroupsAreRead() {
    assertThat(LimitState.parse("low 0\nhigh 0\nmax 7\noom 3\noom_kill 2\noom_group_kill 0\n"))
        .isEqualTo(new LimitState(2, false));
    assertThat(LimitState.parse("oom_kill_disable 0\nunder_oom 0\noom_kill 5\n"))
        .isEqualTo(new LimitState(5, false));
  }

  @Test
  void aFolderWithoutRoomIsFull() {
    assertThat(LimitState.parse(HEADER + "tmpfs 8192 8192 0 100% /session\n"))
        .isEqualTo(new LimitState(0, true));
    assertThat(LimitState.parse(HEADER + "tmpfs 8192 8188 4 100% /tmp\n"))
        .isEqualTo(new LimitState(0, false));
    assertThat(LimitState.parse(HEADER + "proc 0 0 0 - /proc\n")).isEqualTo(LimitState.UNKNOWN);
  }

  @Test
  void nonsenseSaysNothing() {
    assertThat(LimitState.parse("oom_kill many\noom_kill 99999999999999999999\n\0\n"))
        .isEqualTo(LimitState.UNKNOWN);
  }
}
