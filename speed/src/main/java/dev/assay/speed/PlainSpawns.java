package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A command started again and again by threads that do nothing else.
///
/// @param nanos of each, from start to end
/// @param wall nanoseconds of all together
record PlainSpawns(List<Long> nanos, long wall) {
  static PlainSpawns run(List<String> command, Path folder, int times, int threads)
      throws Exception {
    List<Callable<List<Long>>> shares = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int share = times / threads + (i < times % threads ? 1 : 0);
      shares.add(() -> one(command, folder, share));
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      long start = System.nanoTime();
      List<Future<List<Long>>> ends = executor.invokeAll(shares);
      long wall = System.nanoTime() - start;
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> end : ends) {
        nanos.addAll(end.get());
      }
      return new PlainSpawns(nanos, wall);
    }
  }

  private static List<Long> one(List<String> command, Path folder, int times)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      int status = builder.start().waitFor();
      nanos.add(System.nanoTime() - start);
      if (status != 0) {
        throw new IOException(command + " ended with status " + status);
      }
    }
    return nanos;
  }

  /// Both together.
  PlainSpawns and(PlainSpawns other) {
    List<Long> both = new ArrayList<>(nanos);
    both.addAll(other.nanos);
    return new PlainSpawns(both, wall + other.wall);
  }

  /// Commands a second.
  double rate() {
    return nanos.size() / (wall / 1e9);
  }
}
