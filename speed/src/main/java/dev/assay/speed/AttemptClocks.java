package dev.assay.speed;

import dev.assay.lab.RunObserver;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.SubmissionRecord;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The clock of every attempt of a run. An attempt is one thread from its start to its end, which
/// is how the clock is found.
final class AttemptClocks implements RunObserver {
  private final ThreadLocal<AttemptClock> current = ThreadLocal.withInitial(AttemptClock::new);
  private final Queue<AttemptClock> ended = new ConcurrentLinkedQueue<>();

  /// Of the attempt of this thread.
  AttemptClock current() {
    return current.get();
  }

  /// Of the attempts that have ended.
  List<AttemptClock> ended() {
    return List.copyOf(ended);
  }

  @Override
  public void attemptStarted(AttemptId attempt) {
    current().mark(Moment.STARTED);
  }

  @Override
  public void submissionReceived(AttemptId attempt, SubmissionRecord submission) {
    current().mark(Moment.SUBMITTED);
  }

  @Override
  public void attemptEnded(AttemptId attempt, AttemptResult result) {
    current().mark(Moment.ENDED);
    if (!result.outcome().passed()) {
      throw new IllegalStateException("a trivial task was not passed: " + result.reason());
    }
    ended.add(current());
  }
}
