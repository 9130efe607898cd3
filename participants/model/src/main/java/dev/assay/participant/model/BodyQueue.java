package dev.assay.participant.model;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The body of an answer, part by part, for a thread that waits with a limit. The client's own
/// input stream waits for ever. At most one part is held, the rest stays with the server.
final class BodyQueue implements BodySubscriber<BodyQueue>, AutoCloseable {
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
  private volatile boolean closed;

  /// What comes next.
  sealed interface Part {
    /// Bytes.
    record Bytes(List<ByteBuffer> buffers) implements Part {}

    /// The body ended as it should.
    record End() implements Part {}

    /// The connection ended before the body.
    record Broken(Throwable cause) implements Part {}
  }

  /// The next part, absent when none comes in time.
  Optional<Part> next(Duration limit) throws InterruptedException {
    Part part = parts.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    Subscription open = subscription.get();
    if (part instanceof Part.Bytes && open != null) {
      open.request(1);
    }
    return Optional.ofNullable(part);
  }

  /// Aborts the exchange unless its body has ended.
  @Override
  public void close() {
    closed = true;
    Subscription open = subscription.get();
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public CompletionStage<BodyQueue> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription opened) {
    subscription.set(opened);
    if (closed) {
      opened.cancel();
    } else {
      opened.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(new Part.Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    parts.add(new Part.Broken(cause));
  }

  @Override
  public void onComplete() {
    parts.add(new Part.End());
  }
}
