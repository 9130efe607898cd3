package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.participant.ModelException;
import dev.assay.participant.ModelException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What happens below HTTP, against bare sockets. The limit only ends what would hang for ever.
@Timeout(60)
class ConnectionTest {
  @Test
  void aRefusedConnectionIsRetriedAndSaysHowToReachIt() throws Exception {
    URI nobody;
    try (ServerSocket socket = listen()) {
      nobody = address(socket);
    }
    try (Bench bench = Bench.answering("x")) {
      ModelException failure = failure(bench, nobody);

      assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
      assertThat(failure.retries()).isEqualTo(2);
      assertThat(failure).hasMessageContainingAll("refused", nobody.toString(), "OPENAI_BASE_URL");
    }
  }

  @Test
  void anUnknownHostIsNamed() throws Exception {
    try (Bench bench = Bench.answering("x")) {
      ModelException failure = failure(bench, URI.create("http://no-such-host.invalid/v1"));

      assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
      assertThat(failure).hasMessageContainingAll("no-such-host.invalid", "host name is unknown");
    }
  }

  @Test
  void aResetConnectionIsANetworkFailure() throws Exception {
    try (Bench bench = Bench.answering("x");
        ServerSocket socket = listen();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> server =
          threads.submit(() -> {
            for (int i = 0; i < 3; i++) {
              Socket connection = socket.accept();
              connection.getInputStream().read();
              connection.setSoLinger(true, 0);
              connection.close();
            }
            return 0;
          });

      assertThat(failure(bench, address(socket)).kind()).isEqualTo(Kind.NETWORK);
      server.get();
    }
  }

  @Test
  void whatIsNotHttpIsAProtocolFailure() throws Exception {
    try (Bench bench = Bench.answering("x");
        ServerSocket socket = listen();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Socket>> connections = threads.submit(() -> greet(socket, 3));

      ModelException failure = failure(bench, address(socket));

      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure).hasMessageContaining("does not speak HTTP");
      for (Socket connection : connections.get()) {
        connection.close();
      }
    }
  }

  static Stream<Arguments> stagesOfAnAnswer() {
    return Stream.of(
        Arguments.of("", "send"),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\n", "read"),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\ndata: {\"choices\":[]}\n\n", "read"),
        Arguments.of("HTTP/1.1 500 Oops\r\nContent-Length: 99\r\n\r\nhalf", "readError"));
  }

  @ParameterizedTest
  @MethodSource("stagesOfAnAnswer")
  void anInterruptClosesTheConnection(String sent, String waitsIn) throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Integer> afterwards = new CompletableFuture<>();
    try (Bench bench = Bench.answering("x");
        ServerSocket socket = listen()) {
      Thread.startVirtualThread(() -> serve(socket, sent, waiting, afterwards));
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              bench.model(address(socket), Dialect.OPENAI, Bench.GENEROUS, 2).complete("a prompt");
            } catch (InterruptedException | ModelException e) {
              thrown.complete(e);
            }
          });
      waiting.await();
      while (!waitsIn(caller, waitsIn)) {
        Thread.onSpinWait();
      }

      caller.interrupt();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      assertThat(afterwards.get()).isEqualTo(-1);
      assertThat(bench.pauses).isEmpty();
    }
  }

  @Test
  void aTimeOutClosesTheConnection() throws Exception {
    CompletableFuture<Integer> afterwards = new CompletableFuture<>();
    TimeLimits shortly =
        new TimeLimits(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(200));
    try (Bench bench = Bench.answering("x");
        ServerSocket socket = listen()) {
      Thread.startVirtualThread(() -> serve(socket, "", new CountDownLatch(1), afterwards));

      ChatModel model = bench.model(address(socket), Dialect.OPENAI, shortly, 0);

      assertThat(catchThrowableOfType(ModelException.class, () -> model.complete("x")).kind())
          .isEqualTo(Kind.TIMEOUT);
      assertThat(afterwards.get()).isEqualTo(-1);
    }
  }

  /// Whether a thread is blocked below a method of the main code.
  private static boolean waitsIn(Thread thread, String method) {
    return thread.getState() == Thread.State.TIMED_WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame ->
                frame.getMethodName().equals(method)
                    && List.of(ChatCall.class.getName(), AnswerReader.class.getName())
                        .contains(frame.getClassName()));
  }

  /// Answers as a mail server does, and leaves the connections open.
  private static List<Socket> greet(ServerSocket socket, int times) throws IOException {
    List<Socket> connections = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Socket connection = socket.accept();
      connection
          .getOutputStream()
          .write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      connections.add(connection);
    }
    return connections;
  }

  /// Reads a request, sends something, and then waits for the client to close: -1 when it did.
  private static void serve(
      ServerSocket socket,
      String sent,
      CountDownLatch waiting,
      CompletableFuture<Integer> afterwards) {
    try (Socket connection = socket.accept()) {
      InputStream in = connection.getInputStream();
      StringBuilder request = new StringBuilder();
      int next = 0;
      while (next >= 0 && request.indexOf("\"include_usage\":true}") < 0) {
        next = in.read();
        request.append((char) next);
      }
      connection.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().flush();
      waiting.countDown();
      while (next >= 0) {
        next = in.read();
      }
      afterwards.complete(next);
    } catch (IOException e) {
      // A connection that was reset is closed too.
      afterwards.complete(-1);
    }
  }

  private static ModelException failure(Bench bench, URI address) {
    ChatModel model = bench.model(address, Dialect.OPENAI, Bench.GENEROUS, 2);
    return catchThrowableOfType(ModelException.class, () -> model.complete("x"));
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static URI address(ServerSocket socket) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
  }
}
