package dev.assay.runner.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Commands of ours in a session's container, which the session's processes can neither see through
/// nor end.
final class OwnCommand {
  private static final long PATIENCE_SECONDS = 10;
  private static final int MAX_TEXT = 16 << 10;

  private OwnCommand() {}

  /// What lines of the shell print.
  ///
  /// @return empty when they cannot be run, as when there are so many processes that none can be
  ///   added
  static Optional<String> said(Container container, String script) throws InterruptedException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      Container.Started started = container.startOwn(List.of("/bin/sh", "-c", script));
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
      return Optional.empty();
    }
    return Optional.of(text.toString(StandardCharsets.UTF_8));
  }

  private static void take(ByteArrayOutputStream text, ByteBuffer bytes) {
    if (text.size() < MAX_TEXT) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      text.writeBytes(copy);
    }
  }
}
