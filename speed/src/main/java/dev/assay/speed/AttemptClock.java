package dev.assay.speed;

import java.util.EnumMap;
import java.util.Map;

/// When the moments of one attempt were. Used by the attempt's own thread, and read after its end.
final class AttemptClock {
  private final Map<Moment, Long> moments = new EnumMap<>(Moment.class);
  private long commands;

  void mark(Moment moment) {
    moments.put(moment, System.nanoTime());
  }

  /// Adds time that a command of the task took.
  void command(long nanos) {
    commands += nanos;
  }

  /// Nanoseconds from one moment to another.
  long between(Moment from, Moment to) {
    return at(to) - at(from);
  }

  /// Nanoseconds within the task's own commands.
  long commands() {
    return commands;
  }

  /// Nanoseconds that the attempt had a slot beyond the task's own commands.
  long overhead() {
    return between(Moment.JUDGING, Moment.ENDED) - commands;
  }

  private long at(Moment moment) {
    Long nanos = moments.get(moment);
    if (nanos == null) {
      throw new IllegalStateException("an attempt ended early: it has no " + moment);
    }
    return nanos;
  }
}
