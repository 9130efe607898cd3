package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  private static long head(ServerFixture fixture) throws Exception {
    return fixture.json("/health").path("ledger").path("events").asLong();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void everythingIsReplayedFromTheBeginningInOrder() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      for (int i = 0; i < 60; i++) {
        fixture.completedRun("a" + (1000 + i));
      }
      long head = head(fixture);
      assertThat(head).isEqualTo(60 * 20);
      try (StreamClient reader = StreamClient.open(client, fixture, "/events/stream?from=1")) {
        reader.await(head);
        assertThat(reader.sequences).isEqualTo(upTo(head));
      }
    }
  }

  @Test
  void withoutASequenceOnlyWhatComesIsTold() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder, ServerFixture.SHORT)) {
      fixture.completedRun("aaaaa");
      long before = head(fixture);
      try (StreamClient reader = StreamClient.open(client, fixture, "/events/stream")) {
        while (reader.notes.isEmpty()) {
          Thread.onSpinWait();
        }
        assertThat(reader.notes.getFirst()).contains("\"heartbeat\":true", "\"head\":" + before);
        fixture.completedRun("bbbbb");
        reader.await(before + 20);
        assertThat(reader.sequences).isEqualTo(upTo(before + 20).subList(20, 40));
      }
    }
  }

  @Test
  void aRunsStreamHasItsOwnEventsOnly() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      fixture.completedRun("aaaaa");
      RunId run = fixture.completedRun("bbbbb");
      fixture.completedRun("ccccc");
      try (StreamClient reader =
          StreamClient.open(client, fixture, "/runs/" + run + "/stream?from=1")) {
        reader.await(40);
        assertThat(reader.sequences).isEqualTo(upTo(40).subList(20, 40));
      }
    }
  }

  @Test
  void aReaderThatComesBackInTheMiddleMissesNothingAndHearsNothingTwice() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      RunId run = SampleEvents.run("aaaaa");
      fixture.ledger.append(run, SampleEvents.planned(200));
      Thread writing =
          Thread.ofVirtual()
              .start(() -> {
                for (int sample = 0; sample < 200; sample++) {
                  SampleEvents.attempt(fixture.ledger, run, new AttemptId("queue", "noop", sample));
                }
              });
      List<Long> heard = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(11);
      int connections = 0;
      while (heard.isEmpty() || heard.getLast() < 601) {
        long from = heard.isEmpty() ? 1 : heard.getLast() + 1;
        try (StreamClient reader =
            StreamClient.open(client, fixture, "/runs/" + run + "/stream?from=" + from)) {
          int wanted = 1 + random.nextInt(60);
          reader.await(Math.min(601, from + wanted - 1));
          // The connection is lost with the rest still on its way.
          heard.addAll(
              List.copyOf(reader.sequences).subList(0, (int) Math.min(wanted, 602 - from)));
        }
        connections++;
      }
      writing.join();
      assertThat(heard).isEqualTo(upTo(601));
      assertThat(connections).isGreaterThan(5);
    }
  }

  @Test
  void aThousandReadersHearEverything() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      RunId run = SampleEvents.run("aaaaa");
      fixture.ledger.append(run, SampleEvents.planned(50));
      List<StreamClient> readers = new ArrayList<>();
      try {
        for (int i = 0; i < 1000; i++) {
          readers.add(StreamClient.open(client, fixture, "/runs/" + run + "/stream?from=1"));
        }
        for (int sample = 0; sample < 20; sample++) {
          SampleEvents.attempt(fixture.ledger, run, new AttemptId("queue", "noop", sample));
        }
        for (StreamClient reader : readers) {
          reader.await(61);
          assertThat(reader.sequences).isEqualTo(upTo(61));
        }
        assertThat(fixture.get("/metrics").body()).contains("assay_stream_readers 1000");
      } finally {
        readers.forEach(StreamClient::close);
      }
    }
  }

  @Test
  void aReaderThatNeverReadsIsLetGoAndCostsTheOthersNothing() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder, ServerFixture.SHORT)) {
      RunId run = SampleEvents.run("aaaaa");
      fixture.ledger.append(run, SampleEvents.planned(1));
      try (Socket idle = new Socket()) {
        idle.setReceiveBufferSize(4096);
        idle.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), fixture.server.port()));
        idle.getOutputStream()
            .write(
                """
                GET /events/stream?from=1 HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                Sec-WebSocket-Version: 13\r
                \r
                """
                    .getBytes(StandardCharsets.US_ASCII));
        InputStream answer = idle.getInputStream();
        assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 101");
        try (StreamClient reader = StreamClient.open(client, fixture, "/events/stream?from=1")) {
          String large = "x".repeat(200_000);
          for (int i = 0; i < 60; i++) {
            fixture.ledger.append(
                run, new LabEvent.RunStopped(LabEvent.StopReason.INTERRUPTED, large));
          }
          reader.await(61);
          assertThat(new HashSet<>(reader.sequences)).hasSize(61);
          while (!fixture.get("/metrics").body().contains("assay_stream_readers 1\n")) {
            Thread.onSpinWait();
          }
        }
      }
    }
  }

  @Test
  void anUnknownRunAndABadSequenceAreTold() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      for (String path :
          List.of(
              "/runs/" + SampleEvents.run("nnnnn") + "/stream",
              "/runs/nonsense/stream",
              "/events/stream?from=-1",
              "/events/stream?from=many")) {
        try (StreamClient reader = StreamClient.open(client, fixture, path)) {
          assertThat(reader.closed.get(20, TimeUnit.SECONDS)).as(path).isEqualTo(1008);
        }
      }
    }
  }

  @Test
  void theEndOfTheServerIsTold() throws Exception {
    StreamClient reader;
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      fixture.completedRun("aaaaa");
      reader = StreamClient.open(client, fixture, "/events/stream?from=1");
      reader.await(20);
    }
    assertThat(reader.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
  }
}
