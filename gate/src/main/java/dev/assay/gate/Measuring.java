package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.GateException.Kind;
import dev.assay.runner.TaskRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Measures benchmarks of registered projects in the commit that is checked out.
public final class Measuring {
  private final Gate gate;
  private final TaskRunner runner;
  private final Map<String, String> environment;
  private final Consumer<Measurement> measured;
  private final Turn turn;

  /// The usual: a run that waits silently for its turn.
  ///
  /// @param runner where benchmarks run
  /// @param environment the caller's variables; a benchmark gets those that its project names
  /// @param measured is told of each measurement once it is on record
  public Measuring(
      Gate gate,
      TaskRunner runner,
      Map<String, String> environment,
      Consumer<Measurement> measured) {
    this(gate, runner, environment, measured, Turn.USUAL);
  }

  /// The same.
  ///
  /// @param turn how it takes its turn among all runs that measure on this machine
  public Measuring(
      Gate gate,
      TaskRunner runner,
      Map<String, String> environment,
      Consumer<Measurement> measured,
      Turn turn) {
    this.gate = gate;
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.measured = measured;
    this.turn = turn;
  }

  private interface Body<T> {
    T run(SeriesRun runs) throws GateException, InterruptedException;
  }

  private static int atMost(long repetitions) {
    return (int) Math.min(Integer.MAX_VALUE, repetitions);
  }

  private <T> T inTurn(Subject subject, int planned, Body<T> body)
      throws GateException, InterruptedException {
    return new TurnTaking(gate, runner, environment, turn)
        .take(
            subject,
            planned,
            held ->
                body.run(
                    new SeriesRun(
                        gate.record(),
                        gate.home(),
                        runner,
                        environment,
                        measurement -> {
                          held.advance();
                          measured.accept(measurement);
                        })));
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
    List<Long> seeds = SeedSequence.of(metaSeed, count);
    return inTurn(
        subject,
        count,
        runs ->
            runs.run(
                subject,
                series(subject, OptionalLong.of(metaSeed), seeds).chosenBy(request),
                request.allowDirty(),
                Try.Purpose.SAMPLE));
  }

  /// Measures with the manifest's seeds, without a consequence for the baseline.
  public List<Measurement> withBaselineSeeds(
      String project, String benchmark, MeasureRequest request)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    int planned = baselineSeeds(subject, request).size();
    return inTurn(subject, planned, runs -> ofBaseline(subject, request, runs));
  }

  private List<Measurement> ofBaseline(Subject subject, MeasureRequest request, SeriesRun runs)
      throws GateException, InterruptedException {
    return runs.run(
        subject,
        series(subject, OptionalLong.empty(), baselineSeeds(subject, request)),
        request.allowDirty(),
        Try.Purpose.BASELINE);
  }

  /// Measures with the manifest's seeds, and makes that the baseline.
  public Baseline baseline(String project, String benchmark, MeasureRequest request, String notes)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    int planned = baselineSeeds(subject, request).size();
    return inTurn(subject, planned, runs -> establish(subject, request, notes, runs));
  }

  /// The same for another commit, checked out beside the project's folder, by the manifest that it
  /// has.
  ///
  /// @param commit any name of it that git knows
  public Baseline baselineAt(
      String commit, String project, String benchmark, MeasureRequest request, String notes)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    GitRepository repository = gate.repository(subject);
    String meant = repository.commit(commit);
    int planned = request.repetitions().orElse(subject.benchmark().baselineSeeds().size());
    return inTurn(
        subject,
        Math.max(0, planned),
        runs -> {
          try (Worktree worktree = Worktree.of(repository, meant)) {
            Manifest manifest = ManifestReader.read(worktree.project());
            Subject there =
                new Subject(manifest, manifest.benchmark(benchmark), worktree.project());
            if (!there.id().equals(subject.id())) {
              throw new GateException(
                  Kind.REFUSED,
                  "the manifest of %s is that of '%s'".formatted(commit, there.id().project()));
            }
            return establish(there, request, notes, runs);
          }
        });
  }

  private Baseline establish(Subject subject, MeasureRequest request, String notes, SeriesRun runs)
      throws GateException, InterruptedException {
    List<Measurement> measurements = ofBaseline(subject, request, runs);
    gate.record()
        .set(
            new Baseline(
                0,
                Instant.EPOCH,
                subject.id(),
                measurements.getFirst().tree().commit(),
                OptionalLong.empty(),
                measurements.stream().map(Measurement::id).toList(),
                subject.terms(),
                Baseline.Origin.ESTABLISHED,
                notes));
    return gate.record().baseline(subject.id()).orElseThrow();
  }

  /// Measures the candidate in turn with its baseline, each in a checkout of its own, until the
  /// evidence decides.
  ///
  /// @param mostPairs in this go; a later one goes on from there
  public Evaluation untilDecided(String project, String benchmark, int mostPairs)
      throws GateException, InterruptedException {
    if (mostPairs < 1) {
      throw new GateException(Kind.BAD_DATA, "there is at least one pair");
    }
    Subject subject = gate.subject(project, benchmark);
    return inTurn(
        subject,
        atMost(2L * mostPairs),
        runs -> new PairedRun(gate.record(), runs).run(subject, mostPairs));
  }

  /// Measures the commit that is checked out against itself, again and again, as if each time a
  /// baseline and a candidate of it were measured. It is no try of a candidate.
  ///
  /// @throws GateException when a repetition fails: then there is nothing to calibrate
  public Calibration calibrate(String project, String benchmark, int rounds)
      throws GateException, InterruptedException {
    Subject subject = gate.subject(project, benchmark);
    Judgement.ByMetric judgement =
        switch (subject.benchmark().judgement()) {
          case Judgement.ByMetric byMetric -> byMetric;
          case Judgement.ByReference _ ->
              throw new GateException(
                  Kind.REFUSED,
                  subject.id() + " is compared byte for byte, and is never a little off");
        };
    int baselines = Math.max(Policy.FLOOR, subject.benchmark().baselineSeeds().size());
    int candidates = Math.max(Policy.FLOOR, subject.benchmark().repetitions());
    return inTurn(
        subject,
        atMost((long) rounds * (baselines + candidates)),
        runs -> {
          List<Samples> samples = new ArrayList<>();
          for (int round = 0; round < rounds; round++) {
            samples.add(
                new Samples(
                    judgement.direction(),
                    metrics(subject, baselines, runs),
                    metrics(subject, candidates, runs)));
          }
          return new Calibration(subject.id(), judgement, samples);
        });
  }

  private List<Double> metrics(Subject subject, int count, SeriesRun runs)
      throws GateException, InterruptedException {
    long metaSeed = SeedSequence.fresh();
    Series series = series(subject, OptionalLong.of(metaSeed), SeedSequence.of(metaSeed, count));
    List<Double> metrics = new ArrayList<>();
    for (Measurement each : runs.run(subject, series, false, Try.Purpose.CALIBRATION)) {
      metrics.add(
          each.metric()
              .orElseThrow(() ->
                  new GateException(
                      Kind.REFUSED,
                      "a repetition failed, and there is nothing to calibrate with; see "
                          + each.log())));
    }
    return metrics;
  }

  private static List<Long> baselineSeeds(Subject subject, MeasureRequest request)
      throws GateException {
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
    return seeds.subList(0, count);
  }

  private Series series(Subject subject, OptionalLong metaSeed, List<Long> seeds)
      throws GateException, InterruptedException {
    String commit = gate.repository(subject).commit();
    return new Series(
        subject.id(), Long.toHexString(SeedSequence.fresh()), commit, metaSeed, seeds);
  }
}
