package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.LabProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The folders by which repetitions that run now are told things: no part of what is measured, also
/// where somebody else measures in the same project. Each has a mark where no benchmark can make
/// one, since what is left out of the tree's content must not be for a benchmark to say. The mark
/// names the process and the folder, so that those of killed runs go with the next one.
record Exchanges(GateHome home) {
  private static final String PREFIX = ".assay-";

  private Path marks() {
    return home.folder().resolve("exchanges");
  }

  /// Makes a folder in a project's.
  Path make(Path root) throws GateException {
    String name = PREFIX + Long.toHexString(SeedSequence.fresh());
    GateHome.makePrivate(marks());
    Path folder = root.resolve(name);
    try {
      removeAbandoned();
      String mark = LabProcess.self() + "\n" + folder;
      GateHome.writePrivate(marks().resolve(name), mark.getBytes(StandardCharsets.UTF_8));
      return Files.createDirectory(folder);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot write to " + root + ": " + e, e);
    }
  }

  void remove(Path folder) throws IOException {
    FolderRemoval.remove(folder);
    Files.deleteIfExists(marks().resolve(folder.getFileName()));
  }

  private void removeAbandoned() throws IOException {
    for (String name : names()) {
      String[] mark = text(marks().resolve(name)).split("\n", 2);
      if (mark.length == 2 && LabProcess.parse(mark[0]).filter(LabProcess::gone).isPresent()) {
        Path folder = Path.of(mark[1]);
        if (Files.isDirectory(folder)) {
          FolderRemoval.remove(folder);
        }
        Files.deleteIfExists(marks().resolve(name));
      }
    }
  }

  private static String text(Path mark) throws IOException {
    try {
      return Files.readString(mark);
    } catch (NoSuchFileException e) {
      return ""; // its run has just ended
    }
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
