package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Where this user's caches are.
final class CacheFolder {
  private CacheFolder() {}

  /// The folder as the XDG base directories have it; it need not be there.
  ///
  /// @throws IOException when the variables name no place
  static Path of(Map<String, String> environment) throws IOException {
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    try {
      // A relative one is to be ignored, says the specification.
      Path folder =
          !caches.isEmpty() && Path.of(caches).isAbsolute()
              ? Path.of(caches)
              : Path.of(home, ".cache");
      if (!folder.isAbsolute()) {
        throw new IOException("neither XDG_CACHE_HOME nor HOME names a folder");
      }
      return folder.resolve("assay");
    } catch (InvalidPathException e) {
      throw new IOException("XDG_CACHE_HOME or HOME is no path", e);
    }
  }
}
