package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes calls on a platform thread that is used for nothing else and ends with them, because they
/// change what the thread may do or see for as long as it lives: namespaces, a filter of system
/// calls, a ruleset of files. What the last call starts inherits all that.
///
/// Nothing else may happen on such a thread. A class that is loaded there may not be readable, and
/// a thread that the JDK starts from it is born restricted and spoils later work.
public final class ThrowAwayThread {
  static {
    // Everything that a failing call needs is linked before it is needed on such a thread.
    var _ = new CallException("prctl", 1).getMessage();
  }

  private final PreparedCall[] calls;
  private final Runnable last;
  private int made;
  private @Nullable CallException failure;
  private @Nullable RuntimeException lastFailure;

  private ThrowAwayThread(List<PreparedCall> calls, Runnable last) {
    this.calls = calls.toArray(PreparedCall[]::new);
    this.last = last;
  }

  /// Makes the calls, one after the other, and waits for them; an interrupt does not break that
  /// off.
  ///
  /// @throws CallException of the first that failed; those after it were not made
  public static void make(List<PreparedCall> calls) throws CallException {
    make(calls, () -> {});
  }

  /// Makes the calls and then something in Java, which must be able to run after them.
  ///
  /// @throws CallException of the first call that failed; what was to follow was not done
  public static void make(List<PreparedCall> calls, Runnable last) throws CallException {
    ThrowAwayThread work = new ThrowAwayThread(calls, last);
    Thread thread = Thread.ofPlatform().daemon().name("assay-restricted").start(work::makeAll);
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
    CallException failure = work.failure;
    if (failure != null) {
      throw new CallException(work.calls[work.made].name(), failure.number());
    }
    if (work.lastFailure != null) {
      throw work.lastFailure;
    }
  }

  private void makeAll() {
    try {
      for (; made < calls.length; made++) {
        calls[made].make();
      }
      last.run();
    } catch (CallException e) {
      failure = e;
    } catch (RuntimeException e) {
      lastFailure = e;
    }
  }
}
