package dev.assay.server;

import dev.assay.protocol.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// Sends one reader of a stream its events, in order and without a gap. One message is on its way
/// at a time, so that a slow reader costs no memory: what it has not read yet stays in the ledger.
/// One that does not read at all is told where to go on, and let go.
final class StreamReader implements Runnable {
  private static final int MESSAGE_CHARACTERS = 256 << 10;
  private static final int FAREWELL_LOOKS = 100;
  private static final int FAREWELL_MILLIS = 10;
  private static final int TRY_AGAIN_LATER = 1013;
  private static final int GOING_AWAY = 1001;

  private final Session session;
  private final EventFeed feed;
  private final Optional<RunId> run;
  private final Limits limits;
  private long sent;

  /// @param heartbeat how long to be silent at most
  /// @param patience how long one message may take
  record Limits(Duration heartbeat, Duration patience) {
    static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  /// @param run only its events, or all
  /// @param sent the latest event that the reader knows
  StreamReader(Session session, EventFeed feed, Optional<RunId> run, long sent, Limits limits) {
    this.session = session;
    this.feed = feed;
    this.run = run;
    this.sent = sent;
    this.limits = limits;
  }

  @Override
  public void run() {
    try {
      stream();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // The reader is gone.
    } catch (ApiException e) {
      close(TRY_AGAIN_LATER, "the ledger cannot be read now");
    } finally {
      feed.leave();
      if (session.isOpen()) {
        session.disconnect();
      }
    }
  }

  private void stream() throws ApiException, InterruptedException, ExecutionException {
    long silentSince = System.nanoTime();
    long head = sent;
    while (session.isOpen() && !feed.closed()) {
      Duration left = limits.heartbeat().minusNanos(System.nanoTime() - silentSince);
      head = feed.awaitAfter(sent, left);
      if (feed.closed()) {
        close(GOING_AWAY, "the server ends");
        return;
      }
      EventFeed.Batch batch =
          head > sent
              ? feed.after(sent, run, head, MESSAGE_CHARACTERS)
              : new EventFeed.Batch(List.of(), sent);
      boolean due = System.nanoTime() - silentSince >= limits.heartbeat().toNanos();
      if (batch.events().isEmpty() && !due) {
        sent = batch.covered();
        continue;
      }
      if (!send(message(batch, head))) {
        send("{\"closing\":\"slow\",\"resume_from\":" + (sent + 1) + "}");
        close(TRY_AGAIN_LATER, "too slow; resume from " + (sent + 1));
        return;
      }
      sent = batch.covered();
      silentSince = System.nanoTime();
    }
  }

  private static String message(EventFeed.Batch batch, long head) {
    if (batch.events().isEmpty()) {
      return "{\"heartbeat\":true,\"head\":" + head + "}";
    }
    return batch.events().stream()
        .map(StreamedEvent::json)
        .collect(Collectors.joining(",", "{\"events\":[", "],\"head\":" + head + "}"));
  }

  /// @return whether the reader took it in time
  private boolean send(String message) throws InterruptedException, ExecutionException {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    session.sendText(
        message,
        Callback.from(
            () -> {
              var _ = taken.complete(true);
            },
            failure -> {
              var _ = taken.completeExceptionally(failure);
            }));
    try {
      return taken.get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void close(int status, String reason) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    session.close(
        status,
        reason,
        Callback.from(
            () -> {
              var _ = done.complete(true);
            },
            failure -> {
              var _ = done.complete(false);
            }));
    try {
      var _ = done.get(1, TimeUnit.SECONDS);
      // Cut off before it answers, the other side might never see why.
      for (int i = 0; i < FAREWELL_LOOKS && session.isOpen(); i++) {
        Thread.sleep(FAREWELL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It is disconnected in any case.
    }
  }
}
