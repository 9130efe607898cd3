package dev.assay.cli;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.LabEvent.StopReason;
import dev.assay.protocol.RunId;
import dev.assay.protocol.SubmissionRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One line at the bottom of a terminal that is redrawn, and above it a line per ended attempt.
final class LiveProgress implements Progress {
  private static final int BAR = 24;
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final long REDRAW_MILLIS = 200;

  private final Console console;
  private final ProgressCounts counts = new ProgressCounts();
  private final ScheduledExecutorService redraw =
      Executors.newSingleThreadScheduledExecutor(
          body -> Thread.ofPlatform().daemon().name("progress").unstarted(body));
  private long beganNanos = System.nanoTime();
  private String notice = "";
  private boolean closed;

  LiveProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void started(RunId run, int planned, int pending) {
    counts.begin(pending);
    beganNanos = System.nanoTime();
    console
        .err()
        .println(
            console.style(Console.Style.BOLD, run.value())
                + "  "
                + pending
                + " attempts"
                + (pending == planned ? "" : " left of " + planned));
    var _ = redraw.scheduleAtFixedRate(this::draw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void attemptStarted(AttemptId attempt) {
    counts.started();
  }

  @Override
  public synchronized void submissionReceived(AttemptId attempt, SubmissionRecord submission) {
    counts.received(submission);
  }

  @Override
  public synchronized void attemptEnded(AttemptId attempt, AttemptResult result) {
    counts.ended(result);
    String line = Format.outcome(console, result.outcome()) + "  " + attempt;
    String reason =
        result.outcome().passed()
            ? Format.millis(result.evaluationMillis())
            : Format.cut(
                result.reason(), Math.max(20, console.width() - attempt.toString().length() - 20));
    console.err().println(CLEAR_LINE + line + "  " + console.style(Console.Style.DIM, reason));
    draw();
  }

  @Override
  public synchronized void stopping(StopReason reason, String detail) {
    notice = "stopping: " + detail + " · ";
    draw();
  }

  private synchronized void draw() {
    if (!closed && counts.pending() > 0) {
      console.err().print(CLEAR_LINE + Format.cut(notice + status(), console.width() - 1));
      console.err().flush();
    }
  }

  private String status() {
    int ended = counts.ended();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - beganNanos);
    int filled = BAR * ended / counts.pending();
    StringBuilder line = new StringBuilder();
    line.append("█".repeat(filled)).append("░".repeat(BAR - filled));
    line.append(' ').append(ended).append('/').append(counts.pending());
    line.append(" · ").append(counts.passed()).append(" pass");
    line.append(" · ").append(counts.failed()).append(" fail");
    if (counts.unscored() > 0) {
      line.append(" · ").append(counts.unscored()).append(" without score");
    }
    line.append(" · ").append(counts.inFlight()).append(" in flight");
    if (counts.costUsd() > 0) {
      line.append(String.format(Locale.ROOT, " · $%.4f", counts.costUsd()));
    }
    line.append(" · ").append(Format.clock(elapsed));
    if (ended > 0 && ended < counts.pending()) {
      line.append(" · about ")
          .append(Format.clock(elapsed.multipliedBy(counts.pending() - ended).dividedBy(ended)))
          .append(" left");
    }
    return line.toString();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      redraw.shutdownNow();
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }
}
