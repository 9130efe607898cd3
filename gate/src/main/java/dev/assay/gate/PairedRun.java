package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.GateException.Kind;
import dev.assay.gate.Measurement.MeasuredTree;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Measures a candidate and its baseline in turn, each in a worktree of its own, until the evidence
/// decides or the budget is spent. Which of a pair goes first changes from pair to pair, so that a
/// machine that grows warm or busy favours neither.
///
/// @param record that it goes into
/// @param runs measures
record PairedRun(GateRecord record, SeriesRun runs) {
  /// What the name of a series of pairs has behind it for the baseline's side.
  static final String OF_BASELINE = "-baseline";

  /// @param most pairs in this go
  Evaluation run(Subject subject, int most) throws GateException, InterruptedException {
    Judgement.ByMetric judgement = judgement(subject);
    Baseline baseline =
        record
            .baseline(subject.id())
            .orElseThrow(() ->
                new GateException(
                    Kind.NOT_FOUND,
                    "%s has no baseline to measure in turn with; 'assay gate baseline establish' makes one"
                        .formatted(subject.id())));
    GitRepository repository = runs.repository(subject);
    TreeState state = repository.state(subject.project(), subject.benchmark().corpus());
    GitRepository.requireClean(state);
    Evaluating evaluating = new Evaluating(record, false, OptionalLong.empty());
    Evaluation before = evaluating.evaluate(subject, state.commit()); // refuses other terms
    if (state.commit().equals(baseline.commit())) {
      throw new GateException(
          Kind.REFUSED, "the commit that is checked out is the baseline itself");
    }
    if (before.byPairs() && !(before.verdict() instanceof Verdict.NeedsMoreData)) {
      return before;
    }
    requireThere(repository, baseline.commit());
    try (Worktree candidateTree = Worktree.of(repository, state.commit());
        Worktree baselineTree = Worktree.of(repository, baseline.commit())) {
      Subject candidate =
          new Subject(subject.manifest(), subject.benchmark(), candidateTree.project());
      Subject other = new Subject(subject.manifest(), subject.benchmark(), baselineTree.project());
      measure(candidate, other, baseline, judgement, most);
    }
    return evaluating.evaluate(subject, state.commit());
  }

  private static Judgement.ByMetric judgement(Subject subject) throws GateException {
    return switch (subject.benchmark().judgement()) {
      case Judgement.ByMetric byMetric -> byMetric;
      case Judgement.ByReference _ ->
          throw new GateException(
              Kind.REFUSED,
              subject.id() + " is compared with a reference: one repetition decides it");
    };
  }

  private void measure(
      Subject candidate, Subject other, Baseline baseline, Judgement.ByMetric judgement, int most)
      throws GateException, InterruptedException {
    Side ours = Side.of(candidate, runs.repository(candidate));
    Side theirs = Side.of(other, runs.repository(other));
    long metaSeed = SeedSequence.fresh();
    String name = Long.toHexString(SeedSequence.fresh());
    List<Long> seeds = SeedSequence.of(metaSeed, most);
    Series series =
        new Series(candidate.id(), name, ours.state().commit(), OptionalLong.of(metaSeed), seeds);
    Series opposite =
        new Series(
            candidate.id(),
            name + OF_BASELINE,
            theirs.state().commit(),
            OptionalLong.of(metaSeed),
            seeds);
    GateHome.makePrivate(runs.logs(candidate.id()));
    record.start(series, Try.Purpose.PAIRS);
    record.start(opposite, Try.Purpose.BASELINE);
    double alpha =
        Evaluating.alphaOfPairs(
            record.tries(candidate.id(), baseline.sequence()), judgement, series.commit());
    Pairs pairs = record.pairs(candidate.id(), series.commit(), baseline.sequence());
    for (int i = 0; i < most && pairs.verdict(alpha) instanceof Verdict.NeedsMoreData; i++) {
      record.startPair(series, i);
      boolean candidateFirst = (seeds.get(i) & 1) == 0;
      Measurement first =
          candidateFirst
              ? runs.measure(candidate, series, ours.tree(), i)
              : runs.measure(other, opposite, theirs.tree(), i);
      Measurement second =
          candidateFirst
              ? runs.measure(other, opposite, theirs.tree(), i)
              : runs.measure(candidate, series, ours.tree(), i);
      Measurement tried = candidateFirst ? first : second;
      Measurement known = candidateFirst ? second : first;
      Pairs.Result result = result(judgement, tried.metric(), known.metric());
      record.endPair(series, i, result, tried.id(), known.id());
      pairs = pairs.plus(result);
    }
    String problem =
        Stream.of(ours.problem(candidate), theirs.problem(other))
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("");
    record.end(series, problem);
    record.end(opposite, problem);
    if (!problem.isEmpty()) {
      throw new GateException(
          Kind.REFUSED, "all pairs of the series are lost: while it was measured, " + problem);
    }
  }

  /// A candidate that fails has lost; a baseline that does says nothing of the candidate.
  private static Pairs.Result result(
      Judgement.ByMetric judgement, OptionalDouble candidate, OptionalDouble baseline) {
    if (candidate.isEmpty()) {
      return Pairs.Result.LOST;
    }
    if (baseline.isEmpty()) {
      return Pairs.Result.TIED;
    }
    double gain =
        judgement.direction().oriented(candidate.getAsDouble())
            - judgement.direction().oriented(baseline.getAsDouble());
    double effect =
        switch (judgement.policy()) {
          case Policy.Exact exact -> exact.minimumEffect();
          case Policy.Sigma _, Policy.RankScore _ -> 0;
        };
    return gain > effect ? Pairs.Result.WON : gain < effect ? Pairs.Result.LOST : Pairs.Result.TIED;
  }

  /// One side's checkout, as it was at the beginning.
  private record Side(GitRepository repository, TreeState state, GitFolder settings) {
    static Side of(Subject subject, GitRepository repository)
        throws GateException, InterruptedException {
      SeriesRun.verifyCorpus(subject);
      return new Side(
          repository,
          repository.state(subject.project(), subject.benchmark().corpus()),
          GitFolder.of(repository.top()));
    }

    MeasuredTree tree() {
      return new MeasuredTree(state.commit(), state.content(), false, Optional.empty());
    }

    String problem(Subject subject) throws GateException, InterruptedException {
      return SeriesRun.problem(subject, repository, state, settings);
    }
  }

  private static void requireThere(GitRepository repository, String commit)
      throws GateException, InterruptedException {
    try {
      var _ = repository.commit(commit);
    } catch (GateException e) {
      throw new GateException(
          Kind.NOT_FOUND,
          "the baseline's commit %s is no longer in the repository, so that it cannot be measured again; 'assay gate run' without --until-decided holds against what is on record of it, 'assay gate baseline establish' sets another"
              .formatted(commit.substring(0, 10)),
          e);
    }
  }
}
