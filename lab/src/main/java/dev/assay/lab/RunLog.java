package dev.assay.lab;

import dev.assay.ledger.Ledger;
import dev.assay.ledger.PendingAppend;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import dev.assay.protocol.SubmissionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Puts what a run does on record and tells the observer. Only an attempt's end waits for the disk:
/// events are recorded in the order in which they are handed over, so the end being durable means
/// that what came before it is. The observer hears of an end only then.
final class RunLog {
  private final Ledger ledger;
  private final RunId run;
  private final RunObserver observer;
  private final Map<AttemptId, AttemptResult> ends = new ConcurrentHashMap<>();

  /// What was handed over of attempts that have not ended. A list belongs to its attempt's thread.
  private final Map<AttemptId, List<PendingAppend>> underWay = new ConcurrentHashMap<>();

  /// @param ends the ends of attempts that earlier sittings brought about
  RunLog(Ledger ledger, RunId run, RunObserver observer, Map<AttemptId, AttemptResult> ends) {
    this.ledger = ledger;
    this.run = run;
    this.observer = observer;
    this.ends.putAll(ends);
  }

  RunObserver observer() {
    return observer;
  }

  /// The ends of all attempts that have one so far.
  Map<AttemptId, AttemptResult> ends() {
    return Map.copyOf(ends);
  }

  void started(PendingAttempt pending) {
    handOver(pending, new LabEvent.AttemptStarted(pending.attempt(), pending.tryNumber()));
    observer.attemptStarted(pending.attempt());
  }

  void received(PendingAttempt pending, SubmissionRecord submission) {
    handOver(
        pending,
        new LabEvent.SubmissionReceived(pending.attempt(), pending.tryNumber(), submission));
    observer.submissionReceived(pending.attempt(), submission);
  }

  void ended(PendingAttempt pending, AttemptResult result) {
    append(new LabEvent.AttemptEvaluated(pending.attempt(), pending.tryNumber(), result));
    List<PendingAppend> before = underWay.remove(pending.attempt());
    if (before != null) {
      before.forEach(PendingAppend::await);
    }
    ends.put(pending.attempt(), result);
    observer.attemptEnded(pending.attempt(), result);
  }

  void stopped(RunEnd.Stopped stopped) {
    append(new LabEvent.RunStopped(stopped.reason(), stopped.detail()));
  }

  void completed() {
    append(
        new LabEvent.BenchmarkCompleted(
            ends.size(),
            Math.toIntExact(ends.values().stream().filter(e -> e.outcome().scored()).count()),
            Math.toIntExact(ends.values().stream().filter(e -> e.outcome().passed()).count())));
  }

  private void handOver(PendingAttempt pending, LabEvent event) {
    underWay
        .computeIfAbsent(pending.attempt(), _ -> new ArrayList<>())
        .add(ledger.handOver(run, event));
  }

  private void append(LabEvent event) {
    var _ = ledger.append(run, event);
  }
}
