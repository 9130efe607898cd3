package dev.assay.benchmark.catalog;

import java.util.ArrayList;
import java.util.List;

/// Keeps cores busy, so that what depends on time shows it. The threads end with [#close], or at
/// the latest with this process, whatever becomes of it.
final class BusyCores implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;

  BusyCores(int cores) {
    for (int i = 0; i < cores; i++) {
      threads.add(Thread.ofPlatform().daemon().name("busy-" + i).start(this::spin));
    }
  }

  private void spin() {
    while (!ended) {
      Thread.onSpinWait();
    }
  }

  List<Thread> threads() {
    return threads;
  }

  @Override
  public void close() {
    ended = true;
  }
}
