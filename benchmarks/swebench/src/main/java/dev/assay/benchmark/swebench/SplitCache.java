package dev.assay.benchmark.swebench;

import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.cache.CacheEntry;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.benchmark.cache.FolderSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The files of [splits](Split): those of this machine, and where they are not, the hub's.
///
/// @param folder of this cache; made when it is first needed
/// @param hub the address of the hub, such as [#HUGGING_FACE]
public record SplitCache(Path folder, URI hub) {
  /// Where the data sets are published.
  public static final URI HUGGING_FACE = URI.create("https://huggingface.co");

  /// The split's file, fetched when it is not there.
  ///
  /// @throws TaskException when it is not there and cannot be had; says which file to put where
  public Path file(Split split) throws TaskException, InterruptedException {
    Path file = folder.resolve(split.fileName());
    if (Files.isRegularFile(file)) {
      return file;
    }
    URI address = hub.resolve("/" + split.hubPath());
    try {
      Files.createDirectories(folder);
      new HubDownload(address, file).fetch();
      return file;
    } catch (IOException e) {
      throw new TaskException(
          "the split '%s' is not on this machine and could not be fetched: %s. Put %s to %s, or name a data set with --dataset"
              .formatted(
                  split.wireName(),
                  DiskBudget.UNBOUNDED
                      .ofFullDisk(split.fileName(), folder, e)
                      .orElse(e.getMessage()),
                  address,
                  file),
          e);
    }
  }

  /// The files that are there. They are small, and a run that is resumed reads its own again, so
  /// that none is ever removed.
  static List<CacheEntry> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.<CacheEntry>map(Kept::new).toList();
    }
  }

  private record Kept(Path file) implements CacheEntry {
    @Override
    public String label() {
      return file.resolveSibling("").getFileName() + "/" + file.getFileName();
    }

    @Override
    public long bytes() throws IOException {
      return FolderSize.of(file);
    }

    @Override
    public Instant lastUsed() throws IOException {
      return Files.getLastModifiedTime(file).toInstant();
    }

    @Override
    public boolean tryRemove() {
      return false;
    }
  }
}
