package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.gate.Measurement.MeasuredTree;
import dev.assay.runner.TaskRunner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Measures a series, and sees to it that it is the commit that is measured: the files, the corpus
/// and git's own settings are looked at before and after. What was measured is on record as soon as
/// it is; only a series that came to a good end counts.
final class SeriesRun {
  private final GateRecord record;
  private final GateHome home;
  private final TaskRunner runner;
  private final Repetition repetition;
  private final Consumer<Measurement> measured;

  /// @param environment the caller's variables
  /// @param measured is told of each measurement once it is on record
  SeriesRun(
      GateRecord record,
      GateHome home,
      TaskRunner runner,
      Map<String, String> environment,
      Consumer<Measurement> measured) {
    this.record = record;
    this.home = home;
    this.runner = runner;
    this.repetition =
        new Repetition(runner, environment, new ArtifactStore(home), new Exchanges(home));
    this.measured = measured;
  }

  /// @param purpose what it is measured for
  /// @return what was measured, failures included
  /// @throws GateException when it cannot be measured, or was spoiled
  List<Measurement> run(Subject subject, Series series, boolean allowDirty, Try.Purpose purpose)
      throws GateException, InterruptedException {
    GitRepository repository = repository(subject);
    Optional<Corpus> corpus = subject.benchmark().corpus();
    TreeState before = repository.state(subject.project(), corpus);
    if (!allowDirty) {
      GitRepository.requireClean(before);
    }
    verifyCorpus(subject);
    GitFolder settings = GitFolder.of(repository.top());
    Path logs = GateHome.makePrivate(home.logs(subject.id()));
    MeasuredTree tree = tree(repository, before, series, logs);
    record.start(series, purpose);
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < series.seeds().size(); i++) {
      measurements.add(measure(subject, series, tree, i));
    }
    String problem = problem(subject, repository, before, settings);
    record.end(series, problem);
    if (!problem.isEmpty()) {
      throw new GateException(
          Kind.REFUSED, "the series does not count: while it was measured, " + problem);
    }
    return measurements;
  }

  static void verifyCorpus(Subject subject) throws GateException {
    if (subject.benchmark().corpus().isPresent()) {
      subject.benchmark().corpus().get().verify(subject.root());
    }
  }

  private static MeasuredTree tree(
      GitRepository repository, TreeState state, Series series, Path logs)
      throws GateException, InterruptedException {
    Optional<String> diff = Optional.empty();
    if (state.dirty()) {
      Path file = logs.resolve(series.name() + ".diff");
      GateHome.writePrivate(file, repository.difference(state.commit()));
      diff = Optional.of(file.toString());
    }
    return new MeasuredTree(state.commit(), state.content(), state.dirty(), diff);
  }

  GitRepository repository(Subject subject) throws GateException, InterruptedException {
    return GitRepository.of(subject.root(), new Exchanges(home));
  }

  Path logs(BenchmarkId benchmark) {
    return home.logs(benchmark);
  }

  /// Measures one repetition of a series.
  ///
  /// @param index of it, from zero
  Measurement measure(Subject subject, Series series, MeasuredTree tree, int index)
      throws GateException, InterruptedException {
    long seed = series.seeds().get(index);
    Path log = home.logs(subject.id()).resolve("%s-%02d.log".formatted(series.name(), index));
    HostState host = HostState.now();
    Repetition.Result result = repetition.run(subject, seed, index, series.seeds().size(), log);
    GateHome.restrict(log);
    Measurement measurement =
        record.append(
            new Measurement(
                0,
                Instant.EPOCH,
                subject.id(),
                series.name(),
                tree,
                series.metaSeed(),
                seed,
                index,
                result.outcome(),
                result.wallTime().toNanos() / 1e9,
                result.reportedSeconds(),
                host,
                runner.name(),
                result.enforcement(),
                log.toString()));
    measured.accept(measurement);
    return measurement;
  }

  /// What has changed since, or nothing.
  static String problem(
      Subject subject, GitRepository repository, TreeState before, GitFolder settings)
      throws GateException, InterruptedException {
    List<String> changed = settings.changes(GitFolder.of(repository.top()));
    if (!changed.isEmpty()) {
      return "git's own files were changed: " + String.join(", ", changed);
    }
    try {
      verifyCorpus(subject);
    } catch (GateException e) {
      return String.valueOf(e.getMessage());
    }
    TreeState after = repository.state(subject.project(), subject.benchmark().corpus());
    if (!after.commit().equals(before.commit())) {
      return "another commit was checked out: " + after.commit();
    }
    if (!after.content().equals(before.content())) {
      List<String> changes = new ArrayList<>(after.changes());
      changes.removeAll(before.changes());
      return "files were changed: %s (what benchmarks make belongs into .gitignore and generated_paths)"
          .formatted(changes.isEmpty() ? after.changes() : changes);
    }
    return "";
  }
}
