package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Engines that are slow to answer, or never do.
@Timeout(60)
class EngineClientTest {
  private static final String VERSION = "{\"Version\":\"7.8.9\",\"ApiVersion\":\"1.41\"}";

  @TempDir Path folder;
  private ServerSocketChannel server;
  private EngineAddress address;

  @BeforeEach
  void listen() throws IOException {
    Path socket = folder.resolve("engine.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    address = new EngineAddress(URI.create("unix://" + socket));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void anEngineThatHangsIsGivenUp() {
    assertThatThrownBy(() -> EngineClient.connect(address, Duration.ofMillis(100)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(address.toString())
        .hasMessageContaining("not answered");
  }

  @Test
  void anInterruptDoesNotBreakARequestOffAndIsKept() throws Exception {
    Thread asking = Thread.currentThread();
    FutureTask<Void> answering = new FutureTask<>(() -> answer(asking));
    Thread.startVirtualThread(answering);
    try (EngineClient engine = EngineClient.connect(address)) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(engine.description()).isEqualTo("Docker 7.8.9 (API 1.41)");
    }
    answering.get();
  }

  private Void answer(Thread asking) throws IOException {
    try (SocketChannel client = server.accept()) {
      ByteBuffer request = ByteBuffer.allocate(1 << 14);
      while (!new String(request.array(), StandardCharsets.UTF_8).contains("\r\n\r\n")) {
        client.read(request);
      }
      asking.interrupt();
      client.write(
          StandardCharsets.UTF_8.encode(
              "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(VERSION.length(), VERSION)));
    }
    return null;
  }
}
