package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.GateException.Kind;
import dev.assay.gate.Measurement.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Decides by what is on record. Measures nothing and writes nothing.
///
/// @param includeDirty whether what was measured of changed files counts
/// @param ofSeries the meta-seed of the candidate's series that count; all when it is empty
record Evaluating(GateRecord record, boolean includeDirty, OptionalLong ofSeries) {
  private static final int MOST = 100;

  /// @param commit of the candidate
  Evaluation evaluate(Subject subject, String commit) throws GateException {
    requireTerms(subject);
    return switch (subject.benchmark().judgement()) {
      case Judgement.ByReference byReference -> byReference(subject, commit, byReference);
      case Judgement.ByMetric byMetric -> byMetric(subject, commit, byMetric);
    };
  }

  /// What becomes the baseline when a candidate is promoted: its samples, or where there are none
  /// its side of the pairs.
  List<Measurement> promotable(Subject subject, String commit) {
    List<Measurement> samples = candidates(subject, commit);
    if (!samples.isEmpty()) {
      return samples;
    }
    Set<String> inPairs = series(subject, commit, Try.Purpose.PAIRS);
    return record.measurements(subject.id(), commit).stream()
        .filter(each -> inPairs.contains(each.series()))
        .toList();
  }

  /// The measurements of a candidate that count as its samples.
  List<Measurement> candidates(Subject subject, String commit) {
    Set<Long> ofBaseline =
        record
            .baseline(subject.id())
            .map(baseline -> (Set<Long>) new HashSet<>(baseline.measurements()))
            .orElse(Set.of());
    Set<String> samples = series(subject, commit, Try.Purpose.SAMPLE);
    return record.measurements(subject.id(), commit).stream()
        .filter(each -> samples.contains(each.series()) && !ofBaseline.contains(each.id()))
        .filter(each -> ofSeries.isEmpty() || ofSeries.equals(each.metaSeed()))
        .filter(this::counts)
        .toList();
  }

  private Set<String> series(Subject subject, String commit, Try.Purpose purpose) {
    Set<String> names = new HashSet<>();
    for (Try each : record.series(subject.id(), commit)) {
      if (each.purpose() == purpose) {
        names.add(each.series());
      }
    }
    return names;
  }

  private boolean counts(Measurement measurement) {
    return includeDirty || !measurement.tree().dirty();
  }

  private void requireTerms(Subject subject) throws GateException {
    Optional<Terms> inForce = record.terms(subject.id());
    if (inForce.isEmpty()) {
      return;
    }
    List<String> differences = inForce.get().differences(subject.terms());
    if (!differences.isEmpty()) {
      throw new GateException(
          Kind.REFUSED,
          "%s is not measured or judged as it was: %s. A person who wants that says so: assay gate accept %s %s --reason '…'"
              .formatted(
                  subject.id(),
                  String.join("; ", differences),
                  subject.id().project(),
                  subject.id().benchmark()));
    }
  }

  private Evaluation byReference(Subject subject, String commit, Judgement judgement) {
    List<Measurement> made =
        candidates(subject, commit).stream().filter(each -> each.artifact().isPresent()).toList();
    Optional<Reference> reference = record.reference(subject.id());
    return new Evaluation(
        subject.id(),
        commit,
        judgement,
        verdict(reference, made),
        reference.map(Reference::commit),
        List.of(),
        made,
        false,
        1,
        warningsOfSeeds(subject, commit, made));
  }

  private static Verdict verdict(Optional<Reference> reference, List<Measurement> made) {
    if (reference.isEmpty()) {
      return new Verdict.NoReference("no reference was frozen; 'assay gate freeze-reference' does");
    }
    if (made.isEmpty()) {
      return new Verdict.NeedsMoreData("nothing was measured of this commit that counts", 1);
    }
    String wanted = reference.get().sha256();
    String found = made.getLast().artifact().orElseThrow();
    return found.equals(wanted)
        ? new Verdict.Pass("the artifact is the reference, sha256:" + found)
        : new Verdict.Fail(
            "the artifact is sha256:%s, and the reference sha256:%s".formatted(found, wanted));
  }

  private Evaluation byMetric(Subject subject, String commit, Judgement.ByMetric judgement) {
    Optional<Baseline> pointer = record.baseline(subject.id());
    List<Measurement> candidate = firstOfEachSeed(candidates(subject, commit));
    List<Measurement> baseline =
        pointer.map(each -> firstOfEachSeed(ofBaseline(each))).orElse(List.of());
    Pairs pairs =
        pointer.map(each -> record.pairs(subject.id(), commit, each.sequence())).orElse(Pairs.NONE);
    List<Try> tries =
        pointer.map(each -> record.tries(subject.id(), each.sequence())).orElse(List.of());
    int look = lookAtSamples(tries);
    List<String> warnings = new ArrayList<>(warnings(baseline, candidate));
    warnings.addAll(warningsOfSeeds(subject, commit, candidate));
    return new Evaluation(
        subject.id(),
        commit,
        judgement,
        pointer.isEmpty()
            ? new Verdict.NoBaseline(
                "no baseline was established; 'assay gate baseline establish' does")
            : pairs.all() > 0
                ? pairs.verdict(alphaOfPairs(tries, judgement, commit))
                : decide(subject.benchmark(), judgement, baseline, candidate, look),
        pointer.map(Baseline::commit),
        baseline,
        candidate,
        pairs.all() > 0,
        look,
        warnings);
  }

  /// Of all tries since the baseline was set, crashed ones included, the number of the latest whose
  /// samples are compared. Each try has a number of its own, and may be wrong with its part of
  /// alpha.
  private static int lookAtSamples(List<Try> tries) {
    for (int i = tries.size(); i > 0; i--) {
      if (tries.get(i - 1).purpose() == Try.Purpose.SAMPLE) {
        return i;
      }
    }
    return 1;
  }

  /// The part of alpha that pairs of a commit may be wrong with: that of the first try of them.
  ///
  /// @param tries since the baseline was set
  static double alphaOfPairs(List<Try> tries, Judgement.ByMetric judgement, String commit) {
    int number = 1;
    for (Try each : tries) {
      if (each.purpose() == Try.Purpose.PAIRS && each.commit().equals(commit)) {
        break;
      }
      number++;
    }
    Policy.Exact policy =
        switch (judgement.policy()) {
          case Policy.Exact exact -> exact;
          case Policy.Sigma _, Policy.RankScore _ -> Policy.Exact.USUAL;
        };
    return policy.atLook(number).alpha();
  }

  private List<Measurement> ofBaseline(Baseline baseline) {
    Set<Long> ids = new HashSet<>(baseline.measurements());
    return record.measurements(baseline.benchmark(), baseline.commit()).stream()
        .filter(each -> ids.contains(each.id()))
        .filter(this::counts)
        .toList();
  }

  /// To run a seed again tells nothing new. A seed that failed once, and measured the next time,
  /// has failed.
  private static List<Measurement> firstOfEachSeed(List<Measurement> measurements) {
    Map<Long, Measurement> bySeed = new LinkedHashMap<>();
    measurements.forEach(each -> bySeed.putIfAbsent(each.seed(), each));
    return List.copyOf(bySeed.values());
  }

  private static Verdict decide(
      BenchmarkDefinition benchmark,
      Judgement.ByMetric judgement,
      List<Measurement> baseline,
      List<Measurement> candidate,
      int look) {
    List<Double> metrics = metrics(candidate);
    int failed = candidate.size() - metrics.size();
    int missing = Math.max(benchmark.repetitions(), Policy.FLOOR) - metrics.size();
    return switch (judgement.policy()) {
      case Policy.Sigma _, Policy.RankScore _ when missing > 0 ->
          new Verdict.NeedsMoreData(
              "%d of %d repetitions of the candidate have a metric"
                  .formatted(metrics.size(), metrics.size() + missing),
              missing);
      case Policy.Sigma _, Policy.RankScore _ ->
          Decision.of(
              judgement.policy(), new Samples(judgement.direction(), metrics(baseline), metrics));
      case Policy.Exact exact ->
          Decision.of(
              exact.atLook(Math.max(1, look)),
              new Samples(judgement.direction(), metrics(baseline), metrics, failed));
    };
  }

  private static List<Double> metrics(List<Measurement> measurements) {
    List<Double> metrics = new ArrayList<>();
    for (Measurement each : measurements) {
      switch (each.outcome()) {
        case Outcome.Measured measured when metrics.size() < MOST -> metrics.add(measured.metric());
        case Outcome.Measured _, Outcome.Failed _ -> {}
      }
    }
    return metrics;
  }

  /// Who chooses seeds can have tried out elsewhere which are lucky.
  private List<String> warningsOfSeeds(
      Subject subject, String commit, List<Measurement> candidate) {
    Set<String> chosen = new HashSet<>();
    for (Try each : record.series(subject.id(), commit)) {
      if (each.chosen()) {
        chosen.add(each.series());
      }
    }
    long ofThem = candidate.stream().filter(each -> chosen.contains(each.series())).count();
    return ofThem == 0
        ? List.of()
        : List.of(
            "the seeds of %d of the candidate's repetitions were chosen with --meta-seed, and who chooses can choose lucky ones"
                .formatted(ofThem));
  }

  private static List<String> warnings(List<Measurement> baseline, List<Measurement> candidate) {
    List<String> warnings = new ArrayList<>();
    if (!baseline.isEmpty() && !candidate.isEmpty()) {
      warnings.addAll(
          HostState.differences(
              baseline.stream().map(Measurement::host).toList(),
              candidate.stream().map(Measurement::host).toList()));
    }
    long failed = candidate.stream().filter(each -> each.metric().isEmpty()).count();
    if (failed > 0) {
      warnings.add("%d of the candidate's repetitions failed".formatted(failed));
    }
    if (baseline.stream().anyMatch(each -> each.tree().dirty())
        || candidate.stream().anyMatch(each -> each.tree().dirty())) {
      warnings.add("some of it was measured of changed files");
    }
    return warnings;
  }
}
