package dev.assay.participant.scripted;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Writes answers. An [IOException] that leaves a handler makes the server close the connection.
final class Wire {
  static final String EVENT_STREAM = "text/event-stream";
  static final String JSON = "application/json";

  private Wire() {}

  /// A whole answer.
  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /// Server-sent events, flushed one by one, and the end of the body.
  static void stream(HttpExchange exchange, List<String> events) throws IOException {
    startStream(exchange, events);
    exchange.close();
  }

  /// Server-sent events, after which the body is still open.
  static void startStream(HttpExchange exchange, List<String> events) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", EVENT_STREAM);
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    for (String event : events) {
      body.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
      body.flush();
    }
  }

  /// Exactly these bytes.
  static void raw(HttpExchange exchange, Answer.Raw answer) throws IOException {
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      exchange.getResponseHeaders().set(header.getKey(), header.getValue());
    }
    exchange.sendResponseHeaders(answer.status(), 0);
    OutputStream body = exchange.getResponseBody();
    for (byte[] chunk : answer.chunks()) {
      body.write(chunk);
      body.flush();
    }
    if (answer.cut()) {
      throw disconnect();
    }
    exchange.close();
  }

  /// To be thrown from a handler, so that the connection is closed as it is.
  static IOException disconnect() {
    return new IOException("closed on purpose");
  }
}
