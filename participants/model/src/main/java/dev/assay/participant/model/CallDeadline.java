package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import java.time.Duration;

/// How long a call may still wait, and which limit ends the wait.
final class CallDeadline {
  private final TimeLimits limits;
  private final long start = System.nanoTime();
  private boolean answered;

  CallDeadline(TimeLimits limits) {
    this.limits = limits;
  }

  /// The first byte of the body came.
  void answered() {
    answered = true;
  }

  /// How long the next wait may be; zero when time is up.
  Duration left() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Duration total = limits.total().minus(elapsed);
    Duration next = answered ? limits.idle() : limits.firstByte().minus(elapsed);
    Duration shorter = total.compareTo(next) < 0 ? total : next;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }

  /// To be thrown when a wait was in vain.
  CallException exceeded() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    if (elapsed.compareTo(limits.total()) >= 0) {
      return late("its answer was not complete after ", limits.total());
    }
    return answered
        ? late("its answer stopped half-way and did not go on for ", limits.idle())
        : late("it did not begin to answer within ", limits.firstByte());
  }

  private static CallException late(String what, Duration limit) {
    return CallException.passing(Kind.TIMEOUT, what + limit.toMillis() / 1000.0 + " s");
  }
}
