package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

/// A folder of files that trusted code made, to be copied into the workspaces of code that is not
/// trusted. Its files were compared with their digests when it was opened; after each copy it is
/// made sure that no file was touched since, by the time of its last change, which only the system
/// sets.
final class Seed {
  static final String FILES = "files";
  static final String MANIFEST = "manifest";

  private final Path files;
  private final Map<String, Stamp> stamps;

  private Seed(Path files, Map<String, Stamp> stamps) {
    this.files = files;
    this.stamps = stamps;
  }

  /// Opens a seed and reads all of it.
  ///
  /// @throws IOException when a file is missing, new, or not as it was made
  static Seed open(Path folder) throws IOException {
    SeedManifest manifest = SeedManifest.read(folder.resolve(MANIFEST));
    Path files = folder.resolve(FILES);
    Map<String, Stamp> stamps = new TreeMap<>();
    for (String path : manifest.digests().keySet()) {
      stamps.put(path, Stamp.of(files.resolve(path)));
    }
    if (!SeedManifest.of(files).equals(manifest)) {
      throw new IOException(files + " is not as it was made");
    }
    return new Seed(files, stamps);
  }

  /// Copies the files into a folder that nothing else has touched.
  ///
  /// @throws IOException when that fails, or a file was touched; the copy is of no use then
  void copyTo(Path target) throws IOException {
    Files.createDirectories(target);
    for (String path : stamps.keySet()) {
      Path copy = target.resolve(path);
      Path parent = copy.getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        Files.createDirectories(parent);
      }
      Files.copy(files.resolve(path), copy, LinkOption.NOFOLLOW_LINKS);
    }
    for (Map.Entry<String, Stamp> entry : stamps.entrySet()) {
      if (!Stamp.of(files.resolve(entry.getKey())).equals(entry.getValue())) {
        throw new IOException(files.resolve(entry.getKey()) + " was changed");
      }
    }
  }

  private record Stamp(Object inode, Object size, FileTime changed) {
    static Stamp of(Path file) throws IOException {
      Map<String, Object> attributes =
          Files.readAttributes(file, "unix:ino,size,ctime", LinkOption.NOFOLLOW_LINKS);
      return new Stamp(
          attributes.getOrDefault("ino", 0L),
          attributes.getOrDefault("size", 0L),
          (FileTime) attributes.getOrDefault("ctime", FileTime.fromMillis(0)));
    }
  }
}
