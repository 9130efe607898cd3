package dev.assay.benchmark;

import java.io.IOException;
import java.io.InputStream;

/// Reads one format.
interface ReportParser {
  /// @throws MalformedReportException for whatever the stream holds that is not a report
  /// @throws IOException when the stream itself fails
  void parse(InputStream in, ReportBuilder report) throws IOException;
}
