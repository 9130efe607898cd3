package dev.assay.ledger;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.assay.ledger.AttemptRecord.Evaluated;
import dev.assay.ledger.AttemptRecord.Submitted;
import dev.assay.ledger.ParticipantStanding.TaskCount;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.LabEvent.AttemptEvaluated;
import dev.assay.protocol.LabEvent.AttemptStarted;
import dev.assay.protocol.LabEvent.BenchmarkCompleted;
import dev.assay.protocol.LabEvent.RunPlanned;
import dev.assay.protocol.LabEvent.RunResumed;
import dev.assay.protocol.LabEvent.RunStopped;
import dev.assay.protocol.LabEvent.SubmissionReceived;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SubmissionRecord;
import dev.assay.protocol.TokenUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a ledger should answer, found each time by going through all events again.
final class NaiveModel {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(long sequence, Instant time, RunId run, LabEvent event) {
    Optional<AttemptId> attempt() {
      return switch (event) {
        case AttemptStarted started -> Optional.of(started.attempt());
        case SubmissionReceived received -> Optional.of(received.attempt());
        case AttemptEvaluated evaluated -> Optional.of(evaluated.attempt());
        case RunPlanned _, RunResumed _, RunStopped _, BenchmarkCompleted _ -> Optional.empty();
      };
    }

    int tryNumber() {
      return switch (event) {
        case AttemptStarted started -> started.tryNumber();
        case SubmissionReceived received -> received.tryNumber();
        case AttemptEvaluated evaluated -> evaluated.tryNumber();
        case RunPlanned _, RunResumed _, RunStopped _, BenchmarkCompleted _ -> 0;
      };
    }
  }

  void add(RecordedEvent recorded, LabEvent event) {
    entries.add(
        new Entry(recorded.sequence(), recorded.time(), recorded.run().orElseThrow(), event));
  }

  /// Newest first.
  List<RunRecord> runs() {
    return entries.reversed().stream()
        .filter(entry -> entry.event() instanceof RunPlanned)
        .map(entry -> summary(entry.run(), ((RunPlanned) entry.event()).plan()))
        .toList();
  }

  private RunRecord summary(RunId run, RunPlan plan) {
    List<Entry> own = of(run);
    Entry status = own.stream().filter(entry -> entry.attempt().isEmpty()).toList().getLast();
    List<AttemptRecord> attempts = attempts(run);
    List<AttemptRecord> finished =
        attempts.stream().filter(attempt -> attempt.result().isPresent()).toList();
    return new RunRecord(
        run,
        plan.benchmark(),
        plan.participants(),
        switch (status.event()) {
          case RunStopped _ -> RunStatus.STOPPED;
          case BenchmarkCompleted _ -> RunStatus.COMPLETED;
          default -> RunStatus.RUNNING;
        },
        status.event() instanceof RunStopped stop ? Optional.of(stop) : Optional.empty(),
        plan.attempts().size(),
        attempts.size(),
        finished.size(),
        (int) finished.stream().filter(NaiveModel::scored).count(),
        (int) finished.stream().filter(NaiveModel::passed).count(),
        spending(
            own.stream()
                .map(Entry::event)
                .filter(SubmissionReceived.class::isInstance)
                .map(event -> ((SubmissionReceived) event).submission())
                .toList()),
        own.getFirst().time(),
        own.getLast().time(),
        status.event() instanceof RunStopped || status.event() instanceof BenchmarkCompleted
            ? Optional.of(status.time())
            : Optional.empty());
  }

  List<AttemptRecord> attempts(RunId run) {
    return of(run).stream()
        .flatMap(entry -> entry.attempt().stream())
        .distinct()
        .sorted(
            comparing(AttemptId::participant)
                .thenComparing(AttemptId::task)
                .thenComparingInt(AttemptId::sample))
        .map(attempt -> attempt(run, attempt))
        .toList();
  }

  private AttemptRecord attempt(RunId run, AttemptId attempt) {
    List<Entry> own =
        of(run).stream().filter(entry -> entry.attempt().equals(Optional.of(attempt))).toList();
    Instant startedAt = own.getFirst().time();
    Optional<Submitted> submitted = Optional.empty();
    Optional<Evaluated> evaluated = Optional.empty();
    for (Entry entry : own) {
      switch (entry.event()) {
        case AttemptStarted _ -> startedAt = entry.time();
        case SubmissionReceived received ->
            submitted =
                Optional.of(
                    new Submitted(
                        entry.sequence(),
                        entry.time(),
                        received.tryNumber(),
                        received.submission()));
        case AttemptEvaluated end ->
            evaluated =
                Optional.of(
                    new Evaluated(entry.sequence(), entry.time(), end.tryNumber(), end.result()));
        default -> throw new AssertionError(entry);
      }
    }
    int tries = own.stream().mapToInt(Entry::tryNumber).max().orElseThrow();
    return new AttemptRecord(run, attempt, tries, startedAt, submitted, evaluated);
  }

  List<ParticipantStanding> leaderboard(Predicate<RunRecord> which) {
    record Counted(String benchmark, AttemptRecord attempt) {}

    var byParticipant =
        runs().stream()
            .filter(which)
            .flatMap(run ->
                attempts(run.run()).stream()
                    .filter(attempt -> attempt.result().isPresent())
                    .map(attempt -> new Counted(run.benchmark(), attempt)))
            .collect(
                groupingBy(
                    counted -> counted.attempt().attempt().participant(),
                    TreeMap::new,
                    toCollection(ArrayList::new)));
    List<ParticipantStanding> standings = new ArrayList<>();
    byParticipant.forEach((participant, all) -> {
      List<AttemptRecord> attempts = all.stream().map(Counted::attempt).toList();
      List<TaskCount> tasks = new ArrayList<>();
      for (String benchmark : new TreeSet<>(all.stream().map(Counted::benchmark).toList())) {
        for (String task :
            new TreeSet<>(attempts.stream().map(one -> one.attempt().task()).toList())) {
          List<AttemptRecord> cell =
              all.stream()
                  .filter(counted -> counted.benchmark().equals(benchmark))
                  .map(Counted::attempt)
                  .filter(one -> one.attempt().task().equals(task))
                  .toList();
          if (!cell.isEmpty()) {
            tasks.add(
                new TaskCount(
                    benchmark,
                    task,
                    cell.size(),
                    cell.stream().filter(NaiveModel::scored).count(),
                    cell.stream().filter(NaiveModel::passed).count()));
          }
        }
      }
      List<SubmissionRecord> submissions =
          attempts.stream()
              .flatMap(attempt -> attempt.submission().stream())
              .map(Submitted::submission)
              .toList();
      standings.add(
          new ParticipantStanding(
              participant,
              attempts.size(),
              attempts.stream().filter(NaiveModel::scored).count(),
              attempts.stream().filter(NaiveModel::passed).count(),
              tasks,
              spending(submissions),
              mean(submissions.stream().map(SubmissionRecord::durationMillis)),
              mean(
                  attempts.stream()
                      .map(one -> one.result().orElseThrow().result().evaluationMillis())
                      .filter(millis -> millis > 0))));
    });
    return standings;
  }

  private List<Entry> of(RunId run) {
    return entries.stream().filter(entry -> entry.run().equals(run)).toList();
  }

  private static boolean scored(AttemptRecord attempt) {
    return attempt.result().orElseThrow().result().outcome().scored();
  }

  private static boolean passed(AttemptRecord attempt) {
    return attempt.result().orElseThrow().result().outcome().passed();
  }

  private static OptionalDouble mean(Stream<Long> values) {
    return values.mapToLong(Long::longValue).average();
  }

  private static Spending spending(List<SubmissionRecord> submissions) {
    BigDecimal cost =
        submissions.stream()
            .flatMap(one -> one.costUsd().stream().boxed())
            .map(dollars -> BigDecimal.valueOf(dollars).setScale(9, RoundingMode.HALF_UP))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Spending(
        submissions.stream().map(SubmissionRecord::usage).reduce(TokenUsage.NONE, TokenUsage::plus),
        Objects.requireNonNull(cost).doubleValue(),
        submissions.size(),
        submissions.stream().filter(one -> one.costUsd().isPresent()).count());
  }
}
