package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// Gathers what many threads append while one thread commits, so that they share the next commit.
final class CommitQueue implements AutoCloseable {
  private static final int MAX_BATCH = 4096;

  private final Queue<Pending> waiting = new ArrayDeque<>();
  private final Consumer<List<Pending>> commit;
  private final String name;
  private final Thread thread;
  private boolean closed;

  /// @param name of what is written, for messages
  /// @param commit ends every pending of a batch, one way or the other
  CommitQueue(String name, Consumer<List<Pending>> commit) {
    this.name = name;
    this.commit = commit;
    this.thread = Thread.ofPlatform().daemon().name("ledger " + name).start(this::commitAll);
  }

  synchronized void add(Pending pending) {
    if (closed) {
      throw new LedgerException(Reason.CLOSED, "the ledger " + name + " is closed");
    }
    waiting.add(pending);
    if (waiting.size() == 1) {
      notifyAll();
    }
  }

  private void commitAll() {
    for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
      commit.accept(batch);
    }
  }

  /// What is to be committed now; empty when the queue is closed and nothing is left in it.
  private synchronized List<Pending> next() {
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException nobodyInterruptsThisThread) {
        closed = true;
      }
    }
    List<Pending> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  /// Takes nothing more, and returns when all that was added is committed.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
