package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.GateException.Kind;
import dev.assay.runner.TaskRunner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Measures benchmarks of registered projects in the commit that is checked out.
public final class Measuring {
  private final Gate gate;
  private final SeriesRun runs;

  /// @param runner where benchmarks run
  /// @param environment the caller's variables; a benchmark gets those that its project names
  /// @param measured is told of each measurement once it is on record
  public Measuring(
      Gate gate,
      TaskRunner runner,
      Map<String, String> environment,
      Consumer<Measurement> measured) {
    this.gate = gate;
    this.runs = new SeriesRun(gate.record(), gate.home(), runner, environment, measured);
  }

  /// Measures a candidate, with seeds that nobody could foresee unless a meta-seed is given.
  public List<Measurement> candidate(String project, String benchmark, MeasureRequest request)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    int count = request.repetitions().orElse(subject.benchmark().repetitions());
    long metaSeed = request.metaSeed().orElseGet(SeedSequence::fresh);
    if (count < 1 || metaSeed < 0) {
      throw new GateException(
          Kind.BAD_DATA, "there is at least one repetition, and a meta-seed is not negative");
    }
    return runs.run(
        subject,
        series(subject, OptionalLong.of(metaSeed), SeedSequence.of(metaSeed, count)),
        request.allowDirty(),
        false);
  }

  /// Measures with the manifest's seeds, without a consequence for the baseline.
  public List<Measurement> withBaselineSeeds(
      String project, String benchmark, MeasureRequest request)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    return runs.run(subject, baselineSeries(subject, request), request.allowDirty(), true);
  }

  /// Measures with the manifest's seeds, and makes that the baseline.
  public Baseline baseline(String project, String benchmark, MeasureRequest request, String notes)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    Series series = baselineSeries(subject, request);
    List<Measurement> measurements = runs.run(subject, series, request.allowDirty(), true);
    gate.record()
        .set(
            new Baseline(
                0,
                Instant.EPOCH,
                subject.id(),
                series.commit(),
                OptionalLong.empty(),
                measurements.stream().map(Measurement::id).toList(),
                subject.terms(),
                Baseline.Origin.ESTABLISHED,
                notes));
    return gate.record().baseline(subject.id()).orElseThrow();
  }

  private static Series baselineSeries(Subject subject, MeasureRequest request)
      throws GateException, InterruptedException {
    if (subject.benchmark().judgement() instanceof Judgement.ByReference) {
      throw new GateException(
          Kind.REFUSED,
          "%s is compared with a reference, and has no baseline: 'assay gate run', then 'assay gate freeze-reference'"
              .formatted(subject.id()));
    }
    List<Long> seeds = subject.benchmark().baselineSeeds();
    int count = request.repetitions().orElse(seeds.size());
    if (seeds.isEmpty() || count < 1 || count > seeds.size()) {
      throw new GateException(
          Kind.BAD_DATA,
          "the manifest has %d baseline_seeds for %s, and a baseline of %d repetitions takes as many"
              .formatted(seeds.size(), subject.id(), Math.max(1, count)));
    }
    return series(subject, OptionalLong.empty(), seeds.subList(0, count));
  }

  private static Series series(Subject subject, OptionalLong metaSeed, List<Long> seeds)
      throws GateException, InterruptedException {
    String commit = GitRepository.of(subject.root()).commit();
    return new Series(
        subject.id(), Long.toHexString(SeedSequence.fresh()), commit, metaSeed, seeds);
  }
}
