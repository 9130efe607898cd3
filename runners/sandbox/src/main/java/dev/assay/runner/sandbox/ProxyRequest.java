package dev.assay.runner.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request for a tunnel, `CONNECT host:port`.
record ProxyRequest(String host, int port) {
  private static final int MOST_BYTES = 16 << 10;
  private static final Pattern CONNECT =
      Pattern.compile(
          "CONNECT (?:\\[([0-9A-Fa-f:.]+)]|([^\\s:/@\\[\\]]+)):(\\d{1,5}) HTTP/1\\.[01]");

  /// Reads a request's head, up to and with its empty line.
  ///
  /// @return empty when it asks for something other than a tunnel
  /// @throws IOException when it ends early or is too long
  static Optional<ProxyRequest> read(InputStream input) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newlines = 0;
    while (newlines < 2) {
      int each = input.read();
      if (each < 0 || head.size() >= MOST_BYTES) {
        throw new IOException("a request without an end");
      }
      newlines = each == '\n' ? newlines + 1 : each == '\r' ? newlines : 0;
      head.write(each);
    }
    String first = head.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    Matcher matcher = CONNECT.matcher(first);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(matcher.group(3));
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return port > 0 && port < 65536 ? Optional.of(new ProxyRequest(host, port)) : Optional.empty();
  }
}
