package dev.assay.lab;

import dev.assay.benchmark.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// `tests.json` of an attempt: every test by id.
public final class TestResultsFile {
  private TestResultsFile() {}

  /// Nobody reads the file before the attempt's end is on record.
  static void write(Path file, List<TestResult> tests) throws IOException {
    Files.writeString(file, LabJson.text(tests));
  }

  /// The tests of an attempt, none when it ended before they ran.
  public static List<TestResult> read(Path file) throws IOException {
    return Files.exists(file)
        ? LabJson.read(Files.readString(file), new TypeReference<List<TestResult>>() {})
        : List.of();
  }
}
