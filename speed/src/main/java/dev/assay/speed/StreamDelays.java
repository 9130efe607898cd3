package dev.assay.speed;

import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.RunId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long an event takes from its append by another process to each of many readers of a live
/// run.
final class StreamDelays {
  private static final Pattern SEQUENCE = Pattern.compile("\\{\"sequence\":(\\d+)");
  private static final int WITHIN_SECONDS = 120;

  private final Map<Long, Long> appended = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
  private final CountDownLatch received;

  private StreamDelays(int messages) {
    received = new CountDownLatch(messages);
  }

  /// @param readers of one run, all at once
  /// @param events appended one after the other, each as soon as the one before it is durable and a
  ///   moment has passed
  static Samples measure(Served server, Path runs, int readers, int events) throws Exception {
    StreamDelays measured = new StreamDelays(readers * events);
    RunShape shape = new RunShape(1, 1, events);
    List<WebSocket> sockets = new ArrayList<>();
    try (Ledger ledger = Ledger.open(Lab.ledgerFile(runs));
        HttpClient client = HttpClient.newHttpClient()) {
      RunId run = RunId.create(Instant.now(), new SecureRandom());
      var _ = ledger.append(run, new RunPlanned(shape.plan(), "speed", "localhost"));
      URI address =
          URI.create("ws://127.0.0.1:" + server.address().getPort() + "/runs/" + run + "/stream");
      for (int i = 0; i < readers; i++) {
        sockets.add(client.newWebSocketBuilder().buildAsync(address, measured.new Reader()).join());
      }
      for (AttemptId attempt : shape.plan().attempts()) {
        Thread.sleep(100);
        long sequence = ledger.append(run, new AttemptStarted(attempt, 1)).sequence();
        measured.appended.put(sequence, System.nanoTime());
      }
      if (!measured.received.await(WITHIN_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(measured.received.getCount() + " events did not arrive");
      }
      // The client waits for its sockets when it is closed.
      sockets.forEach(WebSocket::abort);
    }
    return new Samples(List.copyOf(measured.delays));
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        long now = System.nanoTime();
        Matcher sequences = SEQUENCE.matcher(text);
        while (sequences.find()) {
          Long since = appended.get(Long.parseLong(sequences.group(1)));
          // One that is here before its append has returned took no time at all.
          delays.add(since == null ? 0L : Math.max(0, now - since));
          received.countDown();
        }
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
