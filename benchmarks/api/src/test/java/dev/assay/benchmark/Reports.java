package dev.assay.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.TestReport.Complete;
import dev.assay.benchmark.TestReport.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads texts as reports.
final class Reports {
  private Reports() {}

  static TestReport read(TestReportFormat format, String text) {
    return read(format, text.getBytes(StandardCharsets.UTF_8));
  }

  static TestReport read(TestReportFormat format, byte[] bytes) {
    try {
      Path file = Files.createTempFile("report", ".txt");
      try {
        Files.write(file, bytes);
        return TestReport.read(format, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Complete complete(TestReportFormat format, String text) {
    TestReport report = read(format, text);
    assertThat(report).isInstanceOf(Complete.class);
    return (Complete) report;
  }

  static String malformed(TestReportFormat format, String text) {
    TestReport report = read(format, text);
    assertThat(report).isInstanceOf(Malformed.class);
    return ((Malformed) report).reason();
  }
}
