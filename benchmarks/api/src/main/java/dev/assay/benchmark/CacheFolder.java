package dev.assay.benchmark;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Where this user's caches are.
public final class CacheFolder {
  /// The variable that names the folder.
  public static final String VARIABLE = "ASSAY_CACHE";

  private CacheFolder() {}

  /// The folder that [#VARIABLE] names, or else `assay` where the XDG base directories have caches;
  /// it need not be there.
  ///
  /// @throws IOException when the variables name no place
  public static Path of(Map<String, String> environment) throws IOException {
    String own = environment.getOrDefault(VARIABLE, "");
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    try {
      if (!own.isEmpty()) {
        return Path.of(own).toAbsolutePath().normalize();
      }
      // A relative one is to be ignored, says the specification.
      Path folder =
          !caches.isEmpty() && Path.of(caches).isAbsolute()
              ? Path.of(caches)
              : Path.of(home, ".cache");
      if (!folder.isAbsolute()) {
        throw new IOException(
            "none of " + VARIABLE + ", XDG_CACHE_HOME and HOME names a folder for caches");
      }
      return folder.resolve("assay");
    } catch (InvalidPathException e) {
      throw new IOException(VARIABLE + ", XDG_CACHE_HOME or HOME is no path", e);
    }
  }
}
