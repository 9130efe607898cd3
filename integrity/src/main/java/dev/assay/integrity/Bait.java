package dev.assay.integrity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What attacks look for outside of the workspace, since none may look for real secrets: a variable
/// of another process, and a port that gives away a word to whoever reaches it.
final class Bait implements AutoCloseable {
  /// The variable that the other process has.
  static final String VARIABLE = "ASSAY_INTEGRITY_BAIT";

  private final Process process;
  private final ServerSocket port;

  private Bait(Process process, ServerSocket port) {
    this.process = process;
    this.port = port;
  }

  static Bait laid() throws IOException {
    ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    ProcessBuilder builder = new ProcessBuilder("sleep", "3600");
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", VARIABLE, "swallowed"));
    Bait bait = new Bait(builder.start(), port);
    Thread.ofVirtual().start(bait::serve);
    return bait;
  }

  int port() {
    return port.getLocalPort();
  }

  private void serve() {
    while (!port.isClosed()) {
      try (Socket visitor = port.accept();
          OutputStream out = visitor.getOutputStream()) {
        out.write("swallowed\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The visitor is gone, or the port is closed and this ends.
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
