package dev.assay.server;

import dev.assay.protocol.RunId;
import dev.assay.server.AttemptDetail.ArtifactFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of attempts. None is ever found outside the run's folder, and no link is followed.
final class Artifacts {
  /// What a file of an attempt can be called; names that begin with a dot are none.
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}(\\.[A-Za-z0-9_-]{1,20}){1,3}");

  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,600}");

  private final Path outputDirectory;

  Artifacts(Path outputDirectory) {
    this.outputDirectory = outputDirectory;
  }

  /// The file, if there is one of that name.
  Optional<Path> find(RunId run, String attempt, String name) throws IOException {
    Optional<Path> folder = folder(run, attempt);
    if (folder.isEmpty() || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = folder.get().resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && file.toRealPath().startsWith(outputDirectory.toRealPath())
        ? Optional.of(file)
        : Optional.empty();
  }

  /// The files of an attempt, by name; none while it has no folder.
  List<ArtifactFile> list(RunId run, String attempt) throws IOException {
    Optional<Path> folder = folder(run, attempt);
    if (folder.isEmpty()) {
      return List.of();
    }
    List<ArtifactFile> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.get())) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (NAME.matcher(name).matches() && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          files.add(new ArtifactFile(name, Files.size(entry)));
        }
      }
    }
    files.sort(Comparator.comparing(ArtifactFile::name));
    return files;
  }

  private Optional<Path> folder(RunId run, String attempt) {
    if (!FOLDER.matcher(attempt).matches()) {
      return Optional.empty();
    }
    Path runFolder = outputDirectory.resolve(run.value());
    Path folder = runFolder.resolve(attempt);
    return Files.isDirectory(runFolder, LinkOption.NOFOLLOW_LINKS)
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(folder)
        : Optional.empty();
  }
}
