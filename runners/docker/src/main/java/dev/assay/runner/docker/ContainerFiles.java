package dev.assay.runner.docker;

import dev.assay.runner.RunnerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The regular files of a folder of a container's workspace, as programs of the image tell them.
final class ContainerFiles {
  /// A name may have anything in it but a zero byte, so that names come first, an empty one after
  /// the last of them, and the marks after that, one a line in the same order.
  private static final String SCRIPT =
      """
      set -e
      cd -P "./$1"
      if [ "$(pwd -P)" != "$2" ]; then echo 'it is reached through a link' >&2; exit 1; fi
      find . -type f -print0
      printf '\\0'
      find . -type f -exec stat -c '%i %z %f' {} +
      """;

  /// Only programs of the image, whose root nobody can write.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LC_ALL", "C");

  private static final int MAX_BYTES = 256 << 20;

  private ContainerFiles() {}

  /// @param folder of names only, relative to the workspace
  static Map<String, String> of(Container container, String folder)
      throws RunnerException, IOException, InterruptedException {
    String whole =
        folder.isEmpty() ? SessionContainer.WORKSPACE : SessionContainer.WORKSPACE + "/" + folder;
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    Container.Started started =
        container.start(List.of("/bin/sh", "-c", SCRIPT, "sh", folder, whole), ENVIRONMENT);
    ExecStreams streams;
    try (var response = started.output()) {
      streams = new ExecStreams(response.getBody(), bytes -> take(names, bytes), _ -> {});
      streams.drain();
    }
    if (container.ended(started.exec()).status() != 0) {
      throw new RunnerException(
          "the files of '%s' cannot be told: %s".formatted(folder, streams.errorEnd().strip()));
    }
    return parse(names.toString(StandardCharsets.UTF_8), folder);
  }

  static Map<String, String> parse(String said, String folder) throws RunnerException {
    if (!said.contains("\0")) {
      throw new RunnerException("the files of '%s' cannot be told".formatted(folder));
    }
    int end = said.startsWith("\0") ? 0 : said.indexOf("\0\0") + 1;
    List<String> names = new ArrayList<>(List.of(said.substring(0, end).split("\0", -1)));
    names.removeLast();
    List<String> marks = said.substring(end + 1).lines().toList();
    if (names.size() != marks.size()) {
      throw new RunnerException(
          "the files of '%s' changed while they were looked at".formatted(folder));
    }
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      // Each begins with "./".
      files.put(names.get(i).substring(2), marks.get(i));
    }
    return files;
  }

  private static void take(ByteArrayOutputStream all, ByteBuffer bytes) throws IOException {
    if (all.size() > MAX_BYTES) {
      throw new IOException("a folder has too many files to be told");
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    all.writeBytes(copy);
  }
}
