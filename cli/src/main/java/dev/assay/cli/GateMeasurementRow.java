package dev.assay.cli;

import dev.assay.gate.Measurement;
import dev.assay.gate.Measurement.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A measurement as scripts read it. Seeds are texts: not every reader of JSON keeps 64 bits.
record GateMeasurementRow(
    long id,
    Instant at,
    String commit,
    boolean dirty,
    Optional<String> diff,
    Optional<String> metaSeed,
    String seed,
    int repetition,
    String status,
    OptionalDouble metric,
    Optional<String> artifact,
    String message,
    double wallSeconds,
    String host,
    String runner,
    Map<String, String> enforcement,
    String log) {
  static GateMeasurementRow of(Measurement measurement) {
    return new GateMeasurementRow(
        measurement.id(),
        measurement.at(),
        measurement.tree().commit(),
        measurement.tree().dirty(),
        measurement.tree().diff(),
        measurement.metaSeed().isPresent()
            ? Optional.of(Long.toString(measurement.metaSeed().getAsLong()))
            : Optional.empty(),
        Long.toString(measurement.seed()),
        measurement.repetition(),
        switch (measurement.outcome()) {
          case Outcome.Measured _ -> "ok";
          case Outcome.Failed _ -> "error";
        },
        measurement.metric(),
        measurement.artifact(),
        switch (measurement.outcome()) {
          case Outcome.Measured _ -> "";
          case Outcome.Failed(String reason) -> reason;
        },
        measurement.wallSeconds(),
        measurement.host().name(),
        measurement.runner(),
        measurement.enforcement(),
        measurement.log());
  }
}
