package dev.assay.runner.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A socket that leads to the engine's, for as long as the test wants.
final class EngineRelay implements AutoCloseable {
  private final Path socket;
  private final ServerSocketChannel server;
  private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();

  EngineRelay(Path socket) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.startVirtualThread(this::accept);
  }

  /// What tells a runner to go this way.
  Map<String, String> environment() {
    return Map.of("DOCKER_HOST", "unix://" + socket);
  }

  /// Cuts all connections; new ones can be made.
  void cut() throws IOException {
    for (SocketChannel each = open.poll(); each != null; each = open.poll()) {
      each.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        SocketChannel engine =
            SocketChannel.open(
                UnixDomainSocketAddress.of(
                    EngineAddress.find(System.getenv()).orElseThrow().uri().getPath()));
        open.add(client);
        open.add(engine);
        Thread.startVirtualThread(() -> copy(client, engine));
        Thread.startVirtualThread(() -> copy(engine, client));
      }
    } catch (IOException e) {
      // The relay is closed.
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      // Cut, by the test or at the end.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
