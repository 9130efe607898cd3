package dev.assay.participant.scripted;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A model endpoint on the loopback interface that answers from a [Script]. It takes as many
/// requests at once as there are sockets; each is a virtual thread.
public final class ScriptedEndpoint implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Meter meter = new Meter();
  private final ChatHandler chat;

  private ScriptedEndpoint(Script script) throws IOException {
    // The server reads these once per process. Without the first every small chunk waits for an
    // acknowledgement; without the second it drops idle connections that a client may be reusing.
    setDefault("sun.net.httpserver.nodelay", "true");
    setDefault("sun.net.httpserver.maxIdleConnections", "100000");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, script.port()), BACKLOG);
    server.setExecutor(threads);
    chat = new ChatHandler(script, meter);
    server.createContext("/v1/chat/completions", chat);
    server.createContext(
        "/v1/models",
        exchange -> Wire.send(exchange, 200, Wire.JSON, Completions.models(script.models())));
    server.createContext(
        "/",
        exchange ->
            FaultInjector.error(
                exchange, 404, "nothing at " + exchange.getRequestURI().getRawPath()));
  }

  /// Starts an endpoint; it runs until it is closed.
  ///
  /// @throws IOException when the port is taken; names it
  public static ScriptedEndpoint start(Script script) throws IOException {
    try {
      ScriptedEndpoint endpoint = new ScriptedEndpoint(script);
      endpoint.server.start();
      return endpoint;
    } catch (BindException e) {
      throw new IOException("port " + script.port() + " is taken; choose another, or 0", e);
    }
  }

  /// What a client takes as base URL: `http://127.0.0.1:40123/v1`.
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /// What it saw so far.
  public EndpointCounts counts() {
    return meter.counts();
  }

  /// The latest chat requests, at most a hundred, oldest first.
  public List<ScriptedRequest> requests() {
    return chat.latest();
  }

  /// Closes every connection, also those that wait for an answer.
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
    threads.close();
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
