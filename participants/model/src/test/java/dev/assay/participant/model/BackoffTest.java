package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.Fault;
import dev.assay.participant.scripted.FaultSchedule;
import dev.assay.participant.scripted.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(120));

  @Test
  void waitsAnyTimeUpToAnEndThatDoublesAndIsCapped() throws InterruptedException {
    for (int retries = 0; retries < 70; retries++) {
      Duration end = Duration.ofSeconds(Math.min(10, 1L << Math.min(retries, 20)));

      List<Duration> waits = waits(retries, Optional.empty(), 400);

      assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.compareTo(end) <= 0);
      assertThat(waits).anyMatch(wait -> wait.compareTo(end.dividedBy(10)) < 0);
      assertThat(waits).anyMatch(wait -> wait.compareTo(end.multipliedBy(9).dividedBy(10)) > 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30                            | 30",
        "0                             | 0",
        "1.5                           | 1",
        "86400                         | 120",
        "999999999                     | 120",
        "Fri, 02 Jan 2026 03:04:35 GMT | 30",
        "Fri, 02 Jan 2026 05:04:05 GMT | 120",
        "Thu, 01 Jan 2026 03:04:05 GMT | 0",
        "soon                          | 0",
        "-5                            | 0",
        "99999999999999                | 0",
      })
  void waitsFirstWhatTheEndpointAsksForUpToACap(String retryAfter, long seconds)
      throws InterruptedException {
    Duration asked = Duration.ofSeconds(seconds);

    assertThat(waits(0, Optional.of(retryAfter), 50))
        .allMatch(wait -> wait.compareTo(asked) >= 0)
        .allMatch(wait -> wait.compareTo(asked.plusSeconds(1)) <= 0);
  }

  @Test
  void theHeaderOfARateLimitIsHonoured() throws Exception {
    Script limited =
        Script.answering(Answers.always("x"))
            .withRetryAfter("77")
            .withFaults(FaultSchedule.first(Fault.RATE_LIMIT, Fault.SERVER_ERROR));
    try (Bench bench = new Bench(limited)) {
      bench.model().complete("x");

      assertThat(bench.pauses.get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(77));
      assertThat(bench.pauses.get(1)).isLessThan(Duration.ofSeconds(77));
    }
  }

  @Test
  void negativeTimesAreRefused() {
    assertThatThrownBy(() -> POLICY.withMaxRetries(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Duration> waits(int retries, Optional<String> retryAfter, int times)
      throws InterruptedException {
    List<Duration> waits = new ArrayList<>();
    Backoff backoff =
        new Backoff(
            POLICY, Clock.fixed(Bench.NOW, ZoneOffset.UTC), new Random(retries), waits::add);
    for (int i = 0; i < times; i++) {
      backoff.await(retries, retryAfter);
    }
    return waits;
  }
}
