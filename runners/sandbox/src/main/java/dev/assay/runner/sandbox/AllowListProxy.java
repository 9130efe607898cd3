package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The only way out of a session's own network: an HTTP proxy that opens tunnels to the hosts of a
/// list and to no other. It listens within the session's network and connects from the lab's.
final class AllowListProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = (int) TimeUnit.SECONDS.toMillis(30);

  private final AllowedHosts hosts;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private AllowListProxy(AllowedHosts hosts, ServerSocket server) {
    this.hosts = hosts;
    this.server = server;
  }

  /// @param entry moves a thread into the network in which the proxy is to listen
  static AllowListProxy open(List<String> hosts, PreparedCall entry)
      throws CallException, IOException {
    AllowListProxy proxy = new AllowListProxy(AllowedHosts.of(hosts), NetworkListener.open(entry));
    Thread.startVirtualThread(proxy::accept);
    return proxy;
  }

  /// For tests: in the lab's own network.
  static AllowListProxy open(List<String> hosts) throws IOException {
    AllowListProxy proxy =
        new AllowListProxy(
            AllowedHosts.of(hosts), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.startVirtualThread(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /// What has programs use it.
  Map<String, String> variables() {
    String url = "http://127.0.0.1:" + port();
    String local = "localhost,127.0.0.1,::1";
    return Map.of(
        "http_proxy", url,
        "https_proxy", url,
        "HTTP_PROXY", url,
        "HTTPS_PROXY", url,
        "ALL_PROXY", url,
        "no_proxy", local,
        "NO_PROXY", local);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        if (server.isClosed()) {
          // All that were open have been closed just now, this one perhaps not among them.
          close(client);
        }
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException e) {
        // It was closed, or one client was gone before it was let in.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Optional<ProxyRequest> request = ProxyRequest.read(client.getInputStream());
      if (request.isEmpty()) {
        answer(client, "405 Method Not Allowed", "this proxy only opens tunnels, with CONNECT");
      } else if (!hosts.allows(request.get().host(), request.get().port())) {
        answer(
            client,
            "403 Forbidden",
            request.get().host() + ":" + request.get().port() + " is not on the session's list");
      } else {
        tunnel(client, request.get());
      }
    } catch (IOException e) {
      // Either side is gone; the other is closed with it.
    } finally {
      open.remove(client);
    }
  }

  private void tunnel(Socket client, ProxyRequest request) throws IOException {
    Socket remote = new Socket();
    open.add(remote);
    try (remote) {
      try {
        remote.connect(new InetSocketAddress(request.host(), request.port()), CONNECT_MILLIS);
      } catch (IOException e) {
        answer(client, "502 Bad Gateway", request.host() + ": " + e.getMessage());
        return;
      }
      if (server.isClosed()) {
        return;
      }
      client
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      Thread back = Thread.startVirtualThread(() -> copy(remote, client));
      copy(client, remote);
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(remote);
    }
  }

  /// Copies one direction to its end, and tells the other side of it.
  private static void copy(Socket from, Socket to) {
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      input.transferTo(output);
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void answer(Socket client, String status, String reason) throws IOException {
    byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, body.length);
    client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().write(body);
    client.shutdownOutput();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
  }

  /// Ends every tunnel.
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
    open.forEach(AllowListProxy::close);
  }
}
