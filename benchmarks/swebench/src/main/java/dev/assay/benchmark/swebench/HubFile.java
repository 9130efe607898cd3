package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What a hub tells of a file before it hands it out.
///
/// @param checksum in hexadecimal digits: 64 of SHA-256, or 40 of git's own, which small files have
/// @param bytes how long it is
/// @param bytesAt where they are
record HubFile(String checksum, long bytes, URI bytesAt) {
  /// The header with the checksum of a large file, which lies elsewhere.
  static final String LINKED_CHECKSUM = "X-Linked-Etag";

  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{40}");
  private static final int SHA_256_DIGITS = 64;

  /// @throws IOException when the headers do not tell what is needed to check the file
  static HubFile of(HttpHeaders headers, URI bytesAt) throws IOException {
    String tag =
        headers.firstValue(LINKED_CHECKSUM).or(() -> headers.firstValue("ETag")).orElse("");
    String checksum = tag.replaceFirst("^W/", "").replace("\"", "");
    long bytes =
        headers
            .firstValueAsLong("X-Linked-Size")
            .orElse(headers.firstValueAsLong("Content-Length").orElse(-1));
    if (!CHECKSUM.matcher(checksum).matches() || bytes < 0) {
      throw new IOException(bytesAt + " tells no checksum or no size, and cannot be trusted");
    }
    return new HubFile(checksum, bytes, bytesAt);
  }

  /// Whether a file is this one.
  boolean isWhole(Path file) throws IOException {
    try {
      boolean plain = checksum.length() == SHA_256_DIGITS;
      MessageDigest digest = MessageDigest.getInstance(plain ? "SHA-256" : "SHA-1");
      if (!plain) {
        digest.update(("blob " + bytes + "\0").getBytes(StandardCharsets.UTF_8));
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
      return HexFormat.of().formatHex(digest.digest()).equals(checksum);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256 and SHA-1", e);
    }
  }
}
