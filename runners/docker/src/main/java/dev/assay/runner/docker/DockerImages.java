package dev.assay.runner.docker;

import dev.assay.runner.RunnerException;
import dev.assay.runner.SessionImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds images, and makes those that tasks have a `Dockerfile` for.
final class DockerImages {
  private static final int DIGITS = 24;
  private static final int MAX_TEXT = 800;

  private final EngineClient engine;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  /// An image that is there.
  ///
  /// @param name as people know it
  /// @param id the digest of its configuration and content
  record Found(String name, String id) {}

  DockerImages(EngineClient engine) {
    this.engine = engine;
  }

  /// The image of a session.
  ///
  /// @param usual for a session that names none
  Found find(SessionImage image, String usual) throws RunnerException, IOException {
    return switch (image) {
      case SessionImage.OfRunner() -> named(usual);
      case SessionImage.Named(String reference) -> named(reference);
      case SessionImage.WithCopy(String reference, var _, var _, var _) -> named(reference);
      case SessionImage.Built(Path dockerfile) -> built(dockerfile);
    };
  }

  /// Whether there is such an image.
  boolean has(String reference) throws IOException {
    try {
      engine.get("/images/" + reference + "/json");
      return true;
    } catch (EngineException e) {
      if (e.absent()) {
        return false;
      }
      throw e;
    }
  }

  private Found named(String reference) throws RunnerException, IOException {
    try {
      JsonNode image = engine.get("/images/" + reference + "/json");
      return new Found(reference, image.path("Id").asString());
    } catch (EngineException e) {
      if (e.absent()) {
        throw new RunnerException(
            "the engine has no image %s; %s".formatted(reference, remedy(reference)), e);
      }
      throw e;
    }
  }

  /// How to get an image.
  static String remedy(String reference) {
    return reference.equals(DockerRunner.USUAL_IMAGE)
        ? "make it with: sudo runners/docker/images/make-image.sh languages"
        : "get it with: docker pull " + reference;
  }

  /// Gets an image from its registry, unless it is there.
  void pull(String reference) throws RunnerException, IOException {
    if (!has(reference)) {
      engine.pull(EngineClient.query(Map.of("fromImage", reference)));
    }
    named(reference);
  }

  /// Makes an image once for each content of the folder.
  private Found built(Path dockerfile) throws RunnerException, IOException {
    Path folder = dockerfile.toAbsolutePath().getParent();
    if (folder == null || !Files.isRegularFile(dockerfile)) {
      throw new RunnerException("there is no %s to make an image by".formatted(dockerfile));
    }
    String name = "assay/task:" + digest(folder).substring(0, DIGITS);
    synchronized (locks.computeIfAbsent(name, _ -> new Object())) {
      if (!has(name)) {
        build(dockerfile, name, Map.of("dev.assay.task-image", "1"));
      }
    }
    return named(name);
  }

  /// Makes an image.
  ///
  /// @param dockerfile the files of its folder can be copied from
  void build(Path dockerfile, String name, Map<String, String> labels)
      throws RunnerException, IOException {
    try (FolderArchive archive = FolderArchive.create()) {
      archive.add(dockerfile.toAbsolutePath().resolveSibling(""), ".", FolderArchive.Links.INNER);
      JsonNode log;
      try (InputStream content = archive.open()) {
        log =
            engine.build(
                EngineClient.query(
                    Map.of(
                        "t",
                        name,
                        "dockerfile",
                        String.valueOf(dockerfile.getFileName()),
                        "forcerm",
                        "1",
                        "labels",
                        JsonMapper.shared().writeValueAsString(labels))),
                content);
      }
      String text = log.asString("").strip();
      // An older image of that name may be there.
      if (text.contains("\"errorDetail\"") || !has(name)) {
        throw new RunnerException(
            "no image could be made by %s; the engine's last words: %s"
                .formatted(
                    dockerfile,
                    text.length() <= MAX_TEXT
                        ? text
                        : "…" + text.substring(text.length() - MAX_TEXT)));
      }
    }
  }

  /// A digest of all files with their names.
  private static String digest(Path folder) throws IOException {
    MessageDigest digest = sha256();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    for (Path file : files) {
      String head =
          "%s %b %d\n"
              .formatted(folder.relativize(file), Files.isExecutable(file), Files.size(file));
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
