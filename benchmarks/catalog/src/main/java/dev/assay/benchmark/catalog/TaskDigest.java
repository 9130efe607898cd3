package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// The identity of a task's files: SHA-256 over path, mode and contents of each, by path. Each part
/// is preceded by its length, so that no two trees give the same bytes.
final class TaskDigest {
  private TaskDigest() {}

  static String of(SourceTree tree) throws IOException {
    MessageDigest digest = sha256();
    for (Map.Entry<String, Path> file : tree.files().entrySet()) {
      add(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
      // Only this bit is the author's; the others are the checkout's.
      digest.update((byte) (Files.isExecutable(file.getValue()) ? 1 : 0));
      add(digest, Files.readAllBytes(file.getValue()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
