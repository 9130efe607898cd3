package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a seed holds: the SHA-256 of each file, by its path.
record SeedManifest(SortedMap<String, String> digests) {
  private static final String HEADER = "assay-seed 1";
  private static final int BUFFER = 1 << 16;

  /// Reads every file below a folder.
  static SeedManifest of(Path folder) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> !Files.isDirectory(path)).toList()) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          throw new IOException(file + " is no regular file");
        }
        digests.put(folder.relativize(file).toString(), digest(file));
      }
    }
    return new SeedManifest(digests);
  }

  static SeedManifest read(Path file) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    String[] lines = Files.readString(file).split("\n", -1);
    boolean whole = lines[0].equals(HEADER) && lines[lines.length - 1].equals("end");
    if (!whole) {
      throw new IOException(file + " is cut or no manifest");
    }
    for (int i = 1; i < lines.length - 1; i++) {
      String[] parts = lines[i].split(" ", 2);
      if (parts.length < 2) {
        throw new IOException(file + ":" + (i + 1) + ": no digest and path");
      }
      digests.put(parts[1], parts[0]);
    }
    return new SeedManifest(digests);
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Map.Entry<String, String> entry : digests.entrySet()) {
      text.append(entry.getValue()).append(' ').append(entry.getKey()).append('\n');
    }
    Files.writeString(file, text.append("end"));
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = TaskDigest.sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// A name for something that depends on all these texts.
  static String key(Iterable<String> texts) {
    MessageDigest digest = TaskDigest.sha256();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
