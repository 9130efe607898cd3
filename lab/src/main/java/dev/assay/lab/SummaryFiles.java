package dev.assay.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The summaries that lie in the output folder for whoever does not ask the ledger.
public final class SummaryFiles {
  private SummaryFiles() {}

  /// Writes `<run>/summary.json`, `latest_summary.json` and `<task>_latest.json` of each task.
  public static void write(Path outputDirectory, RunSummary summary) throws IOException {
    String text = LabJson.text(summary);
    AtomicFiles.write(outputDirectory.resolve(summary.runId()).resolve("summary.json"), text);
    AtomicFiles.write(outputDirectory.resolve("latest_summary.json"), text);
    Map<String, List<AttemptSummary>> byTask =
        summary.attempts().stream()
            .collect(
                Collectors.groupingBy(
                    AttemptSummary::task, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<AttemptSummary>> task : byTask.entrySet()) {
      AtomicFiles.write(
          outputDirectory.resolve(AttemptFolder.fileName(task.getKey()) + "_latest.json"),
          LabJson.text(new TaskLatest(task.getKey(), summary.runId(), task.getValue())));
    }
  }

  private record TaskLatest(String task, String runId, List<AttemptSummary> attempts) {}
}
