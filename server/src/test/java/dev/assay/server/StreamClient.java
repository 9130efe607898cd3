package dev.assay.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Reads a stream, and remembers what it was told.
final class StreamClient implements WebSocket.Listener, AutoCloseable {
  final List<Long> sequences = new CopyOnWriteArrayList<>();
  final List<String> notes = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  private StreamClient(HttpClient client, String address) {
    socket = client.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
  }

  static StreamClient open(HttpClient client, ServerFixture fixture, String path) {
    return new StreamClient(client, "ws://127.0.0.1:" + fixture.server.port() + path);
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      JsonNode message = ApiJson.read(partial.toString().getBytes(StandardCharsets.UTF_8));
      partial.setLength(0);
      if (message.has("events")) {
        message.path("events").forEach(event -> sequences.add(event.path("sequence").asLong()));
      } else {
        notes.add(message.toString());
      }
      synchronized (this) {
        notifyAll();
      }
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(-1);
  }

  /// Waits until it has been told of this event.
  void await(long sequence) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    synchronized (this) {
      while (sequences.isEmpty() || sequences.getLast() < sequence) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("no event " + sequence + " in a minute; had " + sequences);
        }
        wait(100);
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
