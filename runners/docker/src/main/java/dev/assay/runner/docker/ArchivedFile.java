package dev.assay.runner.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
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

  private static final int OWNER_EXECUTE = 0100;

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
    requireFolders(relative.resolveSibling(""));
    String path = SessionContainer.WORKSPACE + "/" + relative;
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

  /// Refuses a way that leads through a link.
  ///
  /// @param relative to the workspace
  void requireFolders(Path relative) throws RunnerException, IOException {
    String path = SessionContainer.WORKSPACE;
    for (Path name : relative) {
      path += name.toString().isEmpty() ? "" : "/" + name;
      try (Response response = open(path)) {
        if ((mode(response) & TYPES) != FOLDER) {
          throw new RunnerException(
              "'%s' leads through a link or something else that is no folder, and is not copied out"
                  .formatted(this.name));
        }
      }
    }
  }

  /// Writes the content of an archive's entry to a file.
  static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path to)
      throws IOException {
    Files.copy(archive, to, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & OWNER_EXECUTE) != 0 && !to.toFile().setExecutable(true)) {
      throw new IOException(to + " cannot be made executable");
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

  /// Takes the content of the archive's only file.
  private void extract(InputStream body, Path to, long expected)
      throws IOException, RunnerException {
    try (TarArchiveInputStream archive = new TarArchiveInputStream(body)) {
      TarArchiveEntry entry = archive.getNextEntry();
      if (entry == null) {
        throw new IOException("the archive of '%s' has no file".formatted(name));
      }
      if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
        throw new RunnerException("'%s' is no regular file and is not copied out".formatted(name));
      }
      if (entry.getSize() != expected) {
        throw new RunnerException(
            "'%s' changed while it was copied out; end the processes of the session first"
                .formatted(name));
      }
      write(archive, entry, to);
    } catch (IOException e) {
      Files.deleteIfExists(to);
      throw e;
    }
  }
}
