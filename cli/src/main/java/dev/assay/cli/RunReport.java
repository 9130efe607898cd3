package dev.assay.cli;

import dev.assay.lab.AttemptSummary;
import dev.assay.lab.RunEnd;
import dev.assay.lab.RunSummary;
import dev.assay.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;

/// What is printed at the end of a run.
final class RunReport {
  private final Console console;

  RunReport(Console console) {
    this.console = console;
  }

  String text(RunSummary summary, RunEnd end, Path outputDirectory) {
    StringBuilder text = new StringBuilder("\n");
    text.append(StandingsTable.render(console, summary.models()));
    if (summary.models().size() > 1) {
      text.append(
          console.style(
              Console.Style.DIM, "Models in one tier cannot be told apart on these attempts.\n"));
    }
    skipped(summary, text);
    text.append('\n')
        .append(summary.runId())
        .append(": ")
        .append(
            switch (end) {
              case RunEnd.Completed() -> "completed";
              case RunEnd.Stopped(var _, String detail) -> "stopped, " + detail;
            });
    text.append(" · artifacts in ").append(outputDirectory.resolve(summary.runId())).append('\n');
    if (summary.unscored() > 0) {
      text.append(summary.unscored())
          .append(" attempts have no score yet; 'assay resume ")
          .append(summary.runId())
          .append("' goes on with them\n");
    }
    return text.toString();
  }

  private static void skipped(RunSummary summary, StringBuilder text) {
    List<String> reasons =
        summary.attempts().stream()
            .filter(attempt -> attempt.outcome().filter(Outcome.SKIPPED::equals).isPresent())
            .map(AttemptSummary::reason)
            .distinct()
            .toList();
    if (!reasons.isEmpty()) {
      text.append("\nSkipped ")
          .append(summary.outcomes().getOrDefault(Outcome.SKIPPED, 0))
          .append(" attempts:\n");
      reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
      text.append("'assay doctor --install' brings what is missing on Debian and Ubuntu.\n");
    }
  }
}
