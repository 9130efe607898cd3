package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What came of one prediction: the official result, and beside it ours.
///
/// @param report what official tools say, to the letter
/// @param trusted what Assay says
public record Judgement(InstanceReport report, TrustedVerdict trusted) {
  /// Whether the two verdicts are not the same.
  public boolean differs() {
    return report.resolved() != trusted.resolved();
  }

  /// Writes `report.json` as official tools do, and `integrity.json` beside it.
  ///
  /// @param logs an existing folder
  public void write(Path logs) throws IOException {
    Files.writeString(logs.resolve(RunLogs.REPORT), ReportJson.write(report));
    Files.writeString(logs.resolve(RunLogs.INTEGRITY), IntegrityJson.write(this));
  }
}
