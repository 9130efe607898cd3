package dev.assay.benchmark.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/// What is remembered of a folder of a cache: its size, which takes long to count, in a file, and
/// its last use as that file's time.
///
/// @param folder what it is about
/// @param file the note; need not be there
record FolderNote(Path folder, Path file) {
  /// How much of the disk the folder takes. Counted where nobody has before.
  long bytes() throws IOException {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (NoSuchFileException | NumberFormatException e) {
      return counted();
    }
  }

  private long counted() throws IOException {
    Instant lastUsed = lastUsed();
    Optional<Object> before = identity();
    long bytes = FolderSize.of(folder);
    // Another process may have removed it meanwhile, or even made it anew.
    if (before.isPresent() && before.equals(identity())) {
      write(bytes);
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.from(lastUsed));
      }
    }
    return bytes;
  }

  private Optional<Object> identity() throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// When the folder was used last, as far as is known.
  Instant lastUsed() throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Files.exists(folder) ? Files.getLastModifiedTime(folder).toInstant() : Instant.EPOCH;
    }
  }

  /// Remembers a size, and that the folder was used now.
  void write(long bytes) {
    try {
      Files.writeString(file, Long.toString(bytes));
    } catch (IOException e) {
      // It is counted again, then.
    }
  }

  /// Remembers that the folder is used now.
  void touch() {
    try {
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      } else if (Files.isDirectory(folder)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      // Another process touched it in the same moment, or the disk is full.
    }
  }
}
