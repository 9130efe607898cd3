package dev.assay.benchmark.swebench;

import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

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
              .formatted(split.wireName(), e.getMessage(), address, file),
          e);
    }
  }
}
