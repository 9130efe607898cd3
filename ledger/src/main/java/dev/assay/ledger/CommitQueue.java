package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Gathers what many threads append while one thread commits, so that they share the next commit.
///
/// A commit costs a wait for the disk, so it is made when somebody waits for it. What nobody waits
/// for goes along with the next one, or lingers for a moment.
final class CommitQueue implements AutoCloseable {
  private static final int MAX_BATCH = 4096;

  /// How long something may be on its way that nobody waits for.
  private static final long LINGER_NANOS = Duration.ofMillis(50).toNanos();

  private final Queue<Pending> waiting = new ArrayDeque<>();
  private final Consumer<List<Pending>> commit;
  private final String name;
  private final Thread thread;

  /// Whether somebody waits for something that is waiting here.
  private boolean awaited;

  /// When the first of those waiting here came, by [System#nanoTime].
  private long firstCame;

  private boolean closed;

  /// @param name of what is written, for messages
  /// @param commit ends every pending of a batch, one way or the other
  CommitQueue(String name, Consumer<List<Pending>> commit) {
    this.name = name;
    this.commit = commit;
    this.thread = Thread.ofPlatform().daemon().name("ledger " + name).start(this::commitAll);
  }

  /// Adds what is to be committed by and by.
  synchronized void add(Pending pending) {
    if (closed) {
      throw new LedgerException(Reason.CLOSED, "the ledger " + name + " is closed");
    }
    waiting.add(pending);
    if (waiting.size() == 1) {
      firstCame = System.nanoTime();
      notifyAll();
    }
  }

  /// Somebody waits for what has been added.
  synchronized void hurry() {
    if (!awaited && !waiting.isEmpty()) {
      awaited = true;
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
    while (!isDue()) {
      try {
        if (waiting.isEmpty()) {
          wait();
        } else {
          TimeUnit.NANOSECONDS.timedWait(this, firstCame + LINGER_NANOS - System.nanoTime());
        }
      } catch (InterruptedException nobodyInterruptsThisThread) {
        closed = true;
      }
    }
    List<Pending> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
      batch.add(waiting.remove());
    }
    awaited &= !waiting.isEmpty();
    firstCame = System.nanoTime();
    return batch;
  }

  private boolean isDue() {
    return closed
        || awaited
        || waiting.size() >= MAX_BATCH
        || (!waiting.isEmpty() && System.nanoTime() - firstCame >= LINGER_NANOS);
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
