package dev.assay.runner.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.assay.runner.RunnerException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A folder of a container's workspace, as the engine hands it out in one archive: asked for one by
/// one, hundreds of files would take seconds.
///
/// @param folder of names only, relative to the workspace
record ArchivedFolder(Container container, Path folder) {
  /// Copies files of it, each to its own path below another folder.
  void copy(Collection<String> files, Path to, long maxBytes) throws RunnerException, IOException {
    new ArchivedFile(container.engine(), container.id(), folder.toString()).requireFolders(folder);
    TreeSet<String> missing = new TreeSet<>(files);
    String query =
        EngineClient.query(Map.of("path", SessionContainer.WORKSPACE + "/" + folder + "/."));
    try (Response response =
            container.engine().open("/containers/" + container.id() + "/archive" + query);
        TarArchiveInputStream archive =
            new TarArchiveInputStream(new BufferedInputStream(response.getBody()), "UTF-8")) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null && !missing.isEmpty();
          entry = archive.getNextEntry()) {
        String name =
            entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        if (missing.remove(name)) {
          copy(archive, entry, name, to.resolve(name), maxBytes);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new RunnerException(
          "there is no '%s/%s' in the workspace".formatted(folder, missing.first()));
    }
  }

  private static void copy(
      TarArchiveInputStream archive, TarArchiveEntry entry, String name, Path to, long maxBytes)
      throws RunnerException, IOException {
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
      throw new RunnerException("'%s' is no regular file and is not copied out".formatted(name));
    }
    if (entry.getSize() > maxBytes) {
      throw new RunnerException(
          "'%s' has %,d bytes; at most %,d are copied out"
              .formatted(name, entry.getSize(), maxBytes));
    }
    Files.createDirectories(to.resolveSibling(""));
    ArchivedFile.write(archive, entry, to);
  }
}
