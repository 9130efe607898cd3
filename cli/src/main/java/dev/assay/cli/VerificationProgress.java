package dev.assay.cli;

import dev.assay.benchmark.catalog.Variant;
import dev.assay.benchmark.catalog.VariantResult;
import dev.assay.benchmark.catalog.VerificationObserver;
import java.time.Duration;

/// Shows a verification as it goes, on the error stream: a line per variant, and where a person
/// watches, one that is kept up to date.
final class VerificationProgress implements VerificationObserver, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final Console console;
  private final long beganNanos = System.nanoTime();
  private int planned;
  private int ended;

  VerificationProgress(Console console) {
    this.console = console;
  }

  @Override
  public void planned(int runs) {
    planned = runs;
    if (!console.terminal()) {
      console.err().println(runs + " runs");
    }
  }

  @Override
  public void ran(String taskId, Variant variant) {
    ended++;
    live(status() + "  " + taskId);
  }

  @Override
  public void judged(VariantResult result) {
    live("");
    console
        .err()
        .println(
            (console.terminal() ? "" : status() + "  ")
                + VerificationTable.mark(console, result.standing())
                + "  "
                + result.taskId()
                + "  "
                + result.variant().label()
                + "  "
                + Format.millis(result.medianTime().toMillis()));
  }

  private String status() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - beganNanos);
    String left =
        ended == 0 || ended == planned
            ? ""
            : " · about "
                + Format.clock(elapsed.multipliedBy(planned - ended).dividedBy(ended))
                + " left";
    return "[" + ended + "/" + planned + left + "]";
  }

  private void live(String line) {
    if (console.terminal()) {
      console.err().print(CLEAR_LINE + Format.cut(line, console.width() - 1));
      console.err().flush();
    }
  }

  @Override
  public void close() {
    live("");
  }
}
