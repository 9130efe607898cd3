package dev.assay.benchmark;

import java.io.IOException;

/// What a stream holds is not a report. An [IOException] so that it passes through the layers that
/// read.
final class MalformedReportException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedReportException(String reason) {
    super(reason);
    this.reason = reason;
  }

  MalformedReportException(long line, String reason) {
    this("line " + line + ": " + reason);
  }

  String reason() {
    return reason;
  }
}
