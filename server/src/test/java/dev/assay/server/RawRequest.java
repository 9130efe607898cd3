package dev.assay.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A request as it is written, such as no well-behaved client sends.
final class RawRequest {
  private RawRequest() {}

  /// The answer to it, whole; the connection is closed after it.
  static String answer(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The status of the answer to a GET with these headers, each with its line end.
  static int status(int port, String path, String headers) throws IOException {
    String answer = answer(port, "GET " + path + " HTTP/1.1\n" + headers + "Connection: close\n\n");
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}
