package dev.assay.cli;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.RunId;
import dev.assay.protocol.SubmissionRecord;

/// A line per ended attempt, for logs and pipes.
final class PlainProgress implements Progress {
  private final Console console;
  private final ProgressCounts counts = new ProgressCounts();

  PlainProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void started(RunId run, int planned, int pending) {
    counts.begin(pending);
    console
        .err()
        .println(
            run + ": " + pending + " attempts" + (pending == planned ? "" : " left of " + planned));
  }

  @Override
  public synchronized void submissionReceived(AttemptId attempt, SubmissionRecord submission) {
    counts.received(submission);
  }

  @Override
  public synchronized void attemptEnded(AttemptId attempt, AttemptResult result) {
    counts.ended(result);
    console
        .err()
        .println(
            "["
                + counts.ended()
                + "/"
                + counts.pending()
                + "] "
                + Format.outcome(console, result.outcome())
                + "  "
                + attempt
                + (result.outcome().passed() ? "" : "  " + Format.cut(result.reason(), 160)));
  }

  @Override
  public synchronized void stopping(StopReason reason, String detail) {
    console.err().println("stopping: " + detail);
  }

  @Override
  public void close() {}
}
