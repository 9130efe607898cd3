package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.NetworkPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the commands of a session can reach.
class SandboxNetworkTest {
  private static final String CONNECT =
      """
      import socket, sys
      try:
          s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
          print(s.recv(100).decode())
      except OSError as e:
          print("refused:", e)
      """;

  private static final String SERVE_ITSELF =
      """
      import socket
      server = socket.create_server(("127.0.0.1", 0))
      client = socket.create_connection(server.getsockname(), 5)
      other, _ = server.accept()
      other.sendall(b"hello")
      print(client.recv(100).decode())
      """;

  private static final String TUNNEL =
      """
      import os, socket, sys
      host, port = os.environ["https_proxy"].split("//")[1].split(":")
      s = socket.create_connection((host, int(port)), 5)
      s.sendall(("CONNECT %s HTTP/1.1\\r\\n\\r\\n" % sys.argv[1]).encode())
      s.settimeout(10)
      said = b""
      while True:
          more = s.recv(1000)
          if not more: break
          said += more
      print(said.decode())
      """;

  private static final String UNIX_SOCKETS =
      """
      import socket, sys
      own = socket.socket(socket.AF_UNIX, socket.TYPE)
      own.bind("own")
      own.listen()
      print("own made")
      for address in "own", sys.argv[1], "\\0abstract":
          try:
              socket.socket(socket.AF_UNIX, socket.TYPE).connect(address)
              print("connected to", address)
          except OSError as e:
              print(type(e).__name__)
      """;

  @TempDir Path folder;

  /// Greets whoever connects, in the lab's network.
  private ServerSocket greeter;

  @BeforeEach
  void greet() throws IOException {
    greeter = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          try (Socket client = greeter.accept()) {
            client.getOutputStream().write("greetings".getBytes(StandardCharsets.US_ASCII));
          }
        }
      } catch (IOException e) {
        // The test is over.
      }
    });
  }

  @AfterEach
  void stopGreeting() throws IOException {
    greeter.close();
  }

  private String port() {
    return Integer.toString(greeter.getLocalPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_UNIX, socket.SOCK_RAW)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
        "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
        "socket.socketpair(socket.AF_UNIX, socket.SOCK_RAW)"
      })
  void withoutANetworkThereIsNoSocketThatReachesAnything(String call) throws Exception {
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.Disabled())) {
      assertThat(sandbox.python("import socket; " + call)).contains("PermissionError");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SOCK_STREAM", "SOCK_SEQPACKET"})
  void aUnixSocketIsBoundInTheSessionsFoldersAndConnectedToNothing(String type) throws Exception {
    Path daemon = folder.resolve("workspace").resolve("daemon");
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.Disabled());
        ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(daemon));
      assertThat(sandbox.python(UNIX_SOCKETS.replace("TYPE", type), daemon.toString()))
          .isEqualTo("own made\nPermissionError\nPermissionError\nPermissionError\n");
    }
  }

  @Test
  void connectedPairsOfSocketsAreNoNetwork() throws Exception {
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.Disabled())) {
      assertThat(
              sandbox.python(
                  "import socket; a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))"))
          .isEqualTo("b'x'\n");
    }
  }

  @Test
  void ringsOfRequestsThatNoFilterSeesCannotBeMade() throws Exception {
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.Disabled())) {
      assertThat(
              sandbox.python(
                  "import ctypes; c = ctypes.CDLL(None, use_errno=True); print(c.syscall(425, 1, bytes(120)), ctypes.get_errno())"))
          .isEqualTo("-1 1\n");
    }
  }

  @Test
  void unrestrictedReachesTheLabsNetwork() throws Exception {
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.Unrestricted())) {
      assertThat(sandbox.python(CONNECT, port())).isEqualTo("greetings\n");
      assertThat(sandbox.session().enforcement()).containsEntry("network", "unrestricted");
    }
  }

  @Test
  void localIsTheSessionsOwnAndNotTheLabs() throws Exception {
    assumeTrue(KernelProbe.here().namespaces());
    try (SandboxFixture sandbox = SandboxFixture.open(folder, new NetworkPolicy.LocalOnly())) {
      assertThat(sandbox.python(SERVE_ITSELF)).isEqualTo("hello\n");
      assertThat(sandbox.python(CONNECT, port())).startsWith("refused:");
      assertThat(sandbox.session().enforcement()).containsEntry("network", "loopback only");
    }
  }

  @Test
  void aListedHostIsReachedThroughTheProxyOnly() throws Exception {
    assumeTrue(KernelProbe.here().namespaces());
    NetworkPolicy policy = new NetworkPolicy.AllowList(List.of("127.0.0.1:" + port()));
    try (SandboxFixture sandbox = SandboxFixture.open(folder, policy)) {
      assertThat(sandbox.python(TUNNEL, "127.0.0.1:" + port())).contains("200 OK", "greetings");
      assertThat(sandbox.python(TUNNEL, "127.0.0.1:1"))
          .contains("403", "not on the session's list");
      assertThat(sandbox.python(TUNNEL, "example.org:443")).contains("403");
      assertThat(sandbox.python(CONNECT, port())).startsWith("refused:");
    }
  }

  @Test
  void theProxyOpensTunnelsAndNothingElse() throws Exception {
    try (AllowListProxy proxy = AllowListProxy.open(List.of("example.org"));
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      client
          .getOutputStream()
          .write("GET http://example.org/ HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 405");
    }
  }
}
