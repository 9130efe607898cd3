package dev.assay.runner.docker;

/// What a container says of its limits from inside, where the engine has no word for it.
///
/// @param memoryKills processes that the kernel has killed in the container for want of memory
/// @param diskFull whether nothing more can be written
record LimitState(long memoryKills, boolean diskFull) {
  /// When nothing is known, nothing is assumed.
  static final LimitState UNKNOWN = new LimitState(0, false);

  private static final String SCRIPT =
      """
      cat /sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control 2>/dev/null
      df -kP /session /tmp
      """;
  private static final int AVAILABLE = 3;

  /// Looks into the container.
  static LimitState of(Container container) throws InterruptedException {
    return OwnCommand.said(container, SCRIPT).map(LimitState::parse).orElse(UNKNOWN);
  }

  /// Reads the counters of both kinds of control groups and the table of `df`.
  static LimitState parse(String text) {
    long kills = 0;
    boolean full = false;
    for (String line : text.split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length == 2 && words[0].equals("oom_kill") && words[1].matches("\\d{1,18}")) {
        kills = Math.max(kills, Long.parseLong(words[1]));
      } else if (words.length > AVAILABLE + 2 && words[AVAILABLE].equals("0")) {
        full |= line.endsWith(SessionContainer.ROOT) || line.endsWith("/tmp");
      }
    }
    return new LimitState(kills, full);
  }
}
