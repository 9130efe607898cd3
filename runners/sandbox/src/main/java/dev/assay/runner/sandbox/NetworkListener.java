package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PreparedCall;
import dev.assay.runner.process.ThrowAwayThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;

/// Listens in another network than the lab's. A socket belongs to the network of the thread that
/// makes it, and can be used from any.
final class NetworkListener {
  private static final int BACKLOG = 50;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private NetworkListener() {}

  /// A socket on a free port of the loopback interface.
  ///
  /// @param entry moves a thread into the network
  static ServerSocket open(PreparedCall entry) throws CallException, IOException {
    InetAddress address = address();
    // What the JDK finds out about networks on first use is to be the lab's.
    new ServerSocket(0, BACKLOG, address).close();
    ServerSocket[] opened = new ServerSocket[1];
    try {
      ThrowAwayThread.make(
          List.of(entry),
          () -> {
            try {
              opened[0] = new ServerSocket(0, BACKLOG, address);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return opened[0];
  }

  private static InetAddress address() throws UnknownHostException {
    return InetAddress.getByAddress(LOOPBACK);
  }
}
