package cron;

import java.time.LocalDateTime;
import java.util.Optional;

/** The times of a cron expression. */
public final class CronTimes {
  private CronTimes() {}

  /** Reads an expression of five fields. */
  public static CronTimes parse(String expression) {
    throw new UnsupportedOperationException("not implemented");
  }

  /** Whether the minute of a time is one of these times. */
  public boolean matches(LocalDateTime time) {
    throw new UnsupportedOperationException("not implemented");
  }

  /** The first of these times that is later than another, or nothing if none ever comes. */
  public Optional<LocalDateTime> next(LocalDateTime after) {
    throw new UnsupportedOperationException("not implemented");
  }
}
