package dev.assay.runner.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One regular file of a container, as the engine hands it out: its properties in a header of the
/// answer, its content as a tar archive of one entry.
///
/// The engine follows links on the way to a file, so each folder on the way is looked at first.
final class ArchivedFile {
  private static final String STAT = "X-Docker-Container-Path-Stat";

  /// The bits of a Go `FileMode`.
  private static final long FOLDER = 1L << 31;

  private static final long TYPES =
      FOLDER | 1L << 27 | 1L << 26 | 1L << 25 | 1L << 24 | 1L << 21 | 1L << 19;

  private final EngineClient engine;
  private final String container;
  private final String name;

  /// @param name as the caller gave it, for messages
  ArchivedFile(EngineClient engine, String container, String name) {
    this.engine = engine;
    this.container = container;
    this.name = name;
  }

  /// Copies the file.
  ///
  /// @param relative to the workspace
  void copy(Path relative, Path to, long maxBytes) throws RunnerException, IOException {
    String path = SessionContainer.WORKSPACE;
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      path += "/" + relative.getName(i);
      try (Response response = open(path)) {
        if ((mode(response) & TYPES) != FOLDER) {
          throw new RunnerException(
              "'%s' leads through a link or something else that is no folder, and is not copied out"
                  .formatted(name));
        }
      }
    }
    path = SessionContainer.WORKSPACE + "/" + relative;
    try (Response response = open(path)) {
      if ((mode(response) & TYPES) != 0) {
        throw new RunnerException("'%s' is no regular file and is not copied out".formatted(name));
      }
      long size = stat(response).path("size").asLong();
      if (size > maxBytes) {
        throw new RunnerException(
            "'%s' has %,d bytes; at most %,d are copied out".formatted(name, size, maxBytes));
      }
      extract(response.getBody(), to, size);
    }
  }

  private Response open(String path) throws RunnerException, IOException {
    try {
      return engine.open(
          "/containers/" + container + "/archive" + EngineClient.query(Map.of("path", path)));
    } catch (EngineException e) {
      throw new RunnerException(
          "there is no '%s' in the workspace, or it cannot be read: %s"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static long mode(Response response) throws IOException {
    return stat(response).path("mode").asLong();
  }

  private static JsonNode stat(Response response) throws IOException {
    String header = response.getHeader(STAT);
    if (header == null) {
      throw new IOException("the engine does not say what it hands out");
    }
    return JsonMapper.shared()
        .readTree(new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8));
  }

  /// Takes the content of the archive's first file.
  private void extract(InputStream archive, Path to, long expected)
      throws IOException, RunnerException {
    while (true) {
      byte[] header = archive.readNBytes(TarWriter.BLOCK);
      if (header.length < TarWriter.BLOCK || header[0] == 0) {
        throw new IOException("the archive of '%s' has no file".formatted(name));
      }
      long size = size(header);
      switch (header[156]) {
        case 'x', 'g', 'L', 'K' -> archive.skipNBytes((size + 511) / 512 * 512);
        case '0', 0 -> {
          if (size != expected) {
            throw new RunnerException(
                "'%s' changed while it was copied out; end the processes of the session first"
                    .formatted(name));
          }
          write(archive, to, size);
          return;
        }
        default ->
            throw new RunnerException(
                "'%s' is no regular file and is not copied out".formatted(name));
      }
    }
  }

  private static long size(byte[] header) throws IOException {
    String digits = new String(header, 124, 12, StandardCharsets.ISO_8859_1).strip();
    int end = digits.indexOf('\0');
    try {
      return Long.parseLong(end < 0 ? digits : digits.substring(0, end), 8);
    } catch (NumberFormatException e) {
      throw new IOException("the archive has an entry without a size", e);
    }
  }

  private void write(InputStream archive, Path to, long size) throws IOException {
    try (OutputStream output = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int count = archive.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException("the engine cut '%s' short".formatted(name));
        }
        output.write(buffer, 0, count);
        left -= count;
      }
    } catch (IOException e) {
      Files.deleteIfExists(to);
      throw e;
    }
  }
}
