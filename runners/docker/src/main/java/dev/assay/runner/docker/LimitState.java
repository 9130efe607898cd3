package dev.assay.runner.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private static final long PATIENCE_SECONDS = 10;
  private static final int MAX_TEXT = 16 << 10;
  private static final int AVAILABLE = 3;

  /// Looks, by a command that the session's processes can neither see through nor end.
  static LimitState of(Container container) throws InterruptedException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      Container.Started started = container.startOwn(List.of("/bin/sh", "-c", SCRIPT));
      try (var response = started.output()) {
        FutureTask<Void> reading =
            new FutureTask<>(() -> {
              ExecStreams.Sink sink = bytes -> take(text, bytes);
              new ExecStreams(response.getBody(), sink, _ -> {}).drain();
              return null;
            });
        Thread.ofVirtual().start(reading);
        reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      // As when there are so many processes that none can be added. Nothing is claimed then.
      return UNKNOWN;
    }
    return parse(text.toString(StandardCharsets.UTF_8));
  }

  private static void take(ByteArrayOutputStream text, ByteBuffer bytes) {
    if (text.size() < MAX_TEXT) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      text.writeBytes(copy);
    }
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
