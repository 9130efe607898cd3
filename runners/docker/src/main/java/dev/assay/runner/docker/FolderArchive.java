package dev.assay.runner.docker;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TemporaryFolders;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;

/// Files and folders of the lab as a tar archive, in a temporary file. No link is followed; of
/// permissions the owner's right to execute is kept, as in git.
final class FolderArchive implements AutoCloseable {
  /// What becomes of links.
  enum Links {
    /// They come along, wherever they lead: nobody here follows them.
    AS_THEY_ARE,
    /// They may only lead to somewhere in the folder.
    INNER
  }

  private final Path file;
  private final OutputStream output;
  private final TarWriter tar;

  private FolderArchive() throws IOException {
    file = TemporaryFolders.create("archive").resolve("content.tar");
    output = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    tar = new TarWriter(output, Instant.now().getEpochSecond());
  }

  /// An archive to be filled.
  static FolderArchive create() throws IOException {
    return new FolderArchive();
  }

  /// Adds an empty folder.
  ///
  /// @param name with slashes between the names of folders
  void addFolder(String name) throws IOException {
    tar.folder(name.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds a file, or a folder with all that is in it, under a name.
  ///
  /// @throws RunnerException when something is neither file, folder nor link, or a link leads out
  void add(Path source, String name, Links links) throws IOException, RunnerException {
    entry(source, source, name.getBytes(StandardCharsets.UTF_8), links);
  }

  private void entry(Path top, Path source, byte[] name, Links links)
      throws IOException, RunnerException {
    BasicFileAttributes attributes =
        Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      tar.folder(name);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(source)) {
        for (Path entry : entries) {
          entry(top, entry, joined(name, lastName(entry)), links);
        }
      }
    } else if (attributes.isSymbolicLink()) {
      Path target = Files.readSymbolicLink(source);
      if (links == Links.INNER) {
        checkInner(top, source, target);
      }
      tar.link(name, bytes(Path.of("/").resolve(target), target.isAbsolute() ? 0 : 1));
    } else if (attributes.isRegularFile()) {
      try (InputStream content =
          Files.newInputStream(source, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        tar.file(name, Files.isExecutable(source), attributes.size(), content);
      }
    } else {
      throw new RunnerException(
          "%s is neither file, folder nor link, and cannot be copied".formatted(source));
    }
  }

  private static void checkInner(Path top, Path link, Path target) throws RunnerException {
    if (target.isAbsolute() || !link.resolveSibling(target).normalize().startsWith(top)) {
      throw new RunnerException(
          "the link %s leads out of %s, to %s, and is not followed".formatted(link, top, target));
    }
  }

  private static byte[] joined(byte[] folder, byte[] name) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(folder);
    if (folder.length > 0) {
      joined.write('/');
    }
    joined.writeBytes(name);
    return joined.toByteArray();
  }

  private static byte[] lastName(Path path) {
    byte[] whole = bytes(path.toAbsolutePath(), 0);
    int start = whole.length;
    while (whole[start - 1] != '/') {
      start--;
    }
    return Arrays.copyOfRange(whole, start, whole.length);
  }

  /// The bytes of an absolute path: a name is bytes, not text, and [Path#toString] loses those that
  /// are no text, while the path's URI keeps every one.
  private static byte[] bytes(Path absolute, int skipped) {
    String raw = absolute.toUri().getRawPath();
    // Of an existing folder.
    int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end);
    for (int i = skipped; i < end; i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  /// Where it is made.
  Path file() {
    return file;
  }

  /// Completes the archive. It is read once.
  InputStream open() throws IOException {
    tar.close();
    output.close();
    return Files.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    try {
      output.close();
    } finally {
      FolderRemoval.remove(file.resolveSibling(""));
    }
  }
}
