package dev.assay.runner.sandbox;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ends a command when its session uses more of something than it may, where the kernel keeps no
/// such limit. It looks again and again, ten times a second where that is quick, so more can be
/// used for a moment.
final class LimitWatch {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /// Looking may take this part of the time.
  private static final int SHARE = 10;

  private static final ScheduledThreadPoolExecutor LOOKS =
      // One per processor, so that a slow look at one session delays no look at another.
      new ScheduledThreadPoolExecutor(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().daemon().name("assay-limit-watch-", 0).factory());

  private final BooleanSupplier isOver;
  private final Runnable kill;
  private volatile boolean ended;
  private volatile boolean exceeded;

  private LimitWatch(BooleanSupplier isOver, Runnable kill) {
    this.isOver = isOver;
    this.kill = kill;
  }

  /// Begins to look.
  ///
  /// @param isOver whether too much is used now
  /// @param kill ends the command
  static LimitWatch start(BooleanSupplier isOver, Runnable kill) {
    LimitWatch watch = new LimitWatch(isOver, kill);
    watch.later(PAUSE_NANOS);
    return watch;
  }

  private void later(long nanos) {
    var _ = LOOKS.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (ended) {
      return;
    }
    long start = System.nanoTime();
    if (isOver.getAsBoolean()) {
      exceeded = true;
      Thread.startVirtualThread(kill);
    } else {
      later(Math.max(PAUSE_NANOS, SHARE * (System.nanoTime() - start)));
    }
  }

  /// Ends the watch, with a last look, when the command's first process has ended. What it has left
  /// in the background is ended with it where it is too much.
  ///
  /// @return whether the limit was exceeded
  boolean end() {
    stop();
    if (exceeded || isOver.getAsBoolean()) {
      kill.run();
      return true;
    }
    return false;
  }

  /// Looks no more.
  void stop() {
    ended = true;
  }

  /// How many watches of this process go on.
  static int goingOn() {
    return LOOKS.getQueue().size() + LOOKS.getActiveCount();
  }
}
