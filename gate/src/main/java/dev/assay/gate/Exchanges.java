package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.FolderRemoval;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The folders by which repetitions that run now are told things: no part of what is measured, also
/// where somebody else measures in the same project. Each has a mark where no benchmark can make
/// one, since what is left out of the tree's content must not be for a benchmark to say.
record Exchanges(GateHome home) {
  private static final String PREFIX = ".assay-";

  private Path marks() {
    return home.folder().resolve("exchanges");
  }

  /// Makes a folder in a project's.
  Path make(Path root) throws GateException {
    String name = PREFIX + Long.toHexString(SeedSequence.fresh());
    GateHome.makePrivate(marks());
    GateHome.writePrivate(marks().resolve(name), new byte[0]);
    try {
      return Files.createDirectory(root.resolve(name));
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot write to " + root + ": " + e, e);
    }
  }

  void remove(Path folder) throws IOException {
    FolderRemoval.remove(folder);
    Files.deleteIfExists(marks().resolve(folder.getFileName()));
  }

  /// The names of those that are there now.
  Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    if (Files.isDirectory(marks())) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(marks())) {
        files.forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }
}
