package dev.assay.gate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// One repetition of a benchmark, as it is on record.
///
/// @param id its place in the record
/// @param at when it was recorded
/// @param series the repetitions that it was one of
/// @param tree what was measured
/// @param metaSeed where the seed came from; empty for a seed of the manifest
/// @param repetition its number in the series, from zero
/// @param outcome what came of it
/// @param wallSeconds from start to end, by the gate's own clock
/// @param reportedSeconds what the benchmark said of that, if it said anything
/// @param runner where it ran
/// @param enforcement what the runner enforced
/// @param log the file that has what it printed
public record Measurement(
    long id,
    Instant at,
    BenchmarkId benchmark,
    String series,
    MeasuredTree tree,
    OptionalLong metaSeed,
    long seed,
    int repetition,
    Outcome outcome,
    double wallSeconds,
    OptionalDouble reportedSeconds,
    HostState host,
    String runner,
    Map<String, String> enforcement,
    String log) {
  public Measurement {
    enforcement = Map.copyOf(enforcement);
  }

  /// What was measured.
  ///
  /// @param commit that was checked out
  /// @param content the tree's content, as git names one; and of what git ignores
  /// @param dirty whether that is something else than the commit
  /// @param diff the file that has the difference, where it was dirty
  public record MeasuredTree(String commit, String content, boolean dirty, Optional<String> diff) {}

  /// What came of a repetition.
  public sealed interface Outcome {
    /// It measured.
    ///
    /// @param metric finite
    /// @param components of the metric, as the benchmark says; null in JSON where it says nothing
    /// @param metadata likewise
    /// @param artifact the SHA-256 of the artifact, of a benchmark that makes one
    record Measured(
        double metric, JsonNode components, JsonNode metadata, Optional<String> artifact)
        implements Outcome {}

    /// It did not.
    ///
    /// @param reason in one sentence
    record Failed(String reason) implements Outcome {}
  }

  /// The metric, where there is one.
  public OptionalDouble metric() {
    return switch (outcome) {
      case Outcome.Measured measured -> OptionalDouble.of(measured.metric());
      case Outcome.Failed _ -> OptionalDouble.empty();
    };
  }

  /// The artifact's SHA-256, where there is one.
  public Optional<String> artifact() {
    return switch (outcome) {
      case Outcome.Measured measured -> measured.artifact();
      case Outcome.Failed _ -> Optional.empty();
    };
  }
}
