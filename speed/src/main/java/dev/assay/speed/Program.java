package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// A whole program, started as a process of its own.
///
/// @param command the program and its arguments
/// @param environment variables on top of this process's
/// @param folder the working folder
record Program(List<String> command, Map<String, String> environment, Path folder) {
  private static final long LOOK_MILLIS = 10;
  private static final int SHOWN = 2000;

  /// How it went.
  ///
  /// @param nanos from its start to its end
  /// @param peakBytes the most memory it had at once, where that was asked for and can be known
  /// @param peakTreeBytes the most that it and all that it started had resident together, at one of
  ///   many looks; memory that they share counts for each of them
  record End(long nanos, OptionalLong peakBytes, OptionalLong peakTreeBytes) {}

  /// Runs it to its end.
  ///
  /// @throws IOException when it fails, with the end of what it printed
  End run() throws IOException, InterruptedException {
    return run(false);
  }

  /// Runs it to its end and watches how much memory it has.
  End runWatched() throws IOException, InterruptedException {
    return run(true);
  }

  private End run(boolean watched) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output-", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      long start = System.nanoTime();
      Process process = builder.start();
      OptionalLong peak = OptionalLong.empty();
      long tree = 0;
      while (watched && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        OptionalLong now = PeakMemory.of(process.pid());
        peak = now.isPresent() ? now : peak;
        tree = Math.max(tree, PeakMemory.treeNow(process.toHandle()));
      }
      int status = process.waitFor();
      long nanos = System.nanoTime() - start;
      if (status != 0) {
        throw new IOException(
            "%s ended with status %d: %s"
                .formatted(String.join(" ", command), status, ending(output)));
      }
      return new End(nanos, peak, tree == 0 ? OptionalLong.empty() : OptionalLong.of(tree));
    } finally {
      Files.delete(output);
    }
  }

  private static String ending(Path output) throws IOException {
    String text = Files.readString(output).strip();
    return text.substring(Math.max(0, text.length() - SHOWN));
  }
}
