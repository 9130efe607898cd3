package dev.assay.lab;

import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;

/// What a run may still spend. Asked before each attempt; attempts in flight are finished, so that
/// what was paid for is not thrown away.
final class Budget {
  private final RunSettings settings;
  private final InstantSource clock;
  private final Instant began;
  private final DoubleAdder spentUsd = new DoubleAdder();

  /// @param alreadySpentUsd by the run in earlier sittings
  Budget(RunSettings settings, InstantSource clock, double alreadySpentUsd) {
    this.settings = settings;
    this.clock = clock;
    this.began = clock.instant();
    spentUsd.add(alreadySpentUsd);
  }

  void spend(double usd) {
    spentUsd.add(usd);
  }

  /// Why no further attempt may start, empty when one may.
  Optional<Exhausted> exhausted() {
    if (settings.maxCostUsd().isPresent()
        && spentUsd.sum() >= settings.maxCostUsd().getAsDouble()) {
      return Optional.of(
          new Exhausted(
              StopReason.MAX_COST,
              String.format(
                  Locale.ROOT,
                  "spent $%.4f of $%.4f",
                  spentUsd.sum(),
                  settings.maxCostUsd().getAsDouble())));
    }
    if (settings.maxTimeSeconds().isPresent()) {
      Duration limit = Duration.ofSeconds(settings.maxTimeSeconds().getAsLong());
      if (Duration.between(began, clock.instant()).compareTo(limit) >= 0) {
        return Optional.of(
            new Exhausted(StopReason.MAX_TIME, "ran for " + limit.toSeconds() + " s"));
      }
    }
    return Optional.empty();
  }

  record Exhausted(StopReason reason, String detail) {}
}
