package dev.assay.cli;

import dev.assay.gate.Baseline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A baseline as scripts read it.
record GateBaselineRow(
    String project,
    String benchmark,
    String commit,
    Optional<String> metaSeed,
    List<Long> measurements,
    String origin,
    Instant at,
    String notes) {
  static GateBaselineRow of(Baseline baseline) {
    return new GateBaselineRow(
        baseline.benchmark().project(),
        baseline.benchmark().benchmark(),
        baseline.commit(),
        baseline.metaSeed().isPresent()
            ? Optional.of(Long.toString(baseline.metaSeed().getAsLong()))
            : Optional.empty(),
        baseline.measurements(),
        baseline.origin().name().toLowerCase(Locale.ROOT),
        baseline.at(),
        baseline.notes());
  }

  String text() {
    return "baseline of %s/%s: %s, %s, %d measurements%n"
        .formatted(project, benchmark, commit.substring(0, 10), origin, measurements.size());
  }
}
