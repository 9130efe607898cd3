package dev.assay.patch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Notices new files whose names differ from others only in the case of their letters: many systems
/// cannot hold both.
final class CaseCollisions {
  private final Path root;
  private final Map<String, Map<String, String>> namesByFolder = new HashMap<>();

  CaseCollisions(Path root) {
    this.root = root;
  }

  /// Enters a new file, and gives the path that its own collides with.
  Optional<String> enter(String path) throws IOException {
    String folder = "";
    Optional<String> collision = Optional.empty();
    for (String name : path.split("/")) {
      Map<String, String> names = names(folder);
      String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      if (other != null && !other.equals(name) && collision.isEmpty()) {
        collision = Optional.of(folder + other);
      }
      folder += name + "/";
    }
    return collision;
  }

  private Map<String, String> names(String folder) throws IOException {
    Map<String, String> known = namesByFolder.get(folder);
    if (known != null) {
      return known;
    }
    Map<String, String> names = new HashMap<>();
    Path path = root.resolve(folder);
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        for (Path entry : entries) {
          String name = String.valueOf(entry.getFileName());
          names.put(name.toLowerCase(Locale.ROOT), name);
        }
      }
    }
    namesByFolder.put(folder, names);
    return names;
  }
}
