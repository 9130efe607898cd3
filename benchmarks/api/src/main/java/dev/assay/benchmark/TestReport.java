package dev.assay.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a test command reported. A report is read as a stream with bounded memory, and it is
/// untrusted: whatever it holds, reading ends with one of these.
public sealed interface TestReport {
  /// The id of the only test that [TestReportFormat#EXIT_CODE] knows.
  String COMMAND_ID = "command";

  /// A report that is whole and consistent.
  ///
  /// @param tests in the order of the report; ids are unique
  /// @param problem what failed beside the tests: a build, a package, a set-up
  record Complete(List<TestResult> tests, Optional<String> problem) implements TestReport {
    public Complete {
      tests = List.copyOf(tests);
    }
  }

  /// A report that says nothing, because it is not what its format asks for, cut, or contradicts
  /// itself.
  ///
  /// @param reason names the place and what is wrong there
  record Malformed(String reason) implements TestReport {}

  /// Reads a report.
  ///
  /// @param format any but [TestReportFormat#EXIT_CODE], which has no file
  /// @param file a regular file
  /// @throws IOException when the file cannot be read; never for what it holds
  static TestReport read(TestReportFormat format, Path file) throws IOException {
    ReportParser parser =
        switch (format) {
          case JUNIT -> new JUnitReportParser();
          case GO_JSON -> new GoJsonReportParser();
          case LIBTEST -> new LibtestReportParser();
          case TAP -> new TapReportParser();
          case EXIT_CODE ->
              throw new IllegalArgumentException("an exit code is not read from a file");
        };
    ReportBuilder report = new ReportBuilder();
    try (var in = new BoundedInputStream(Files.newInputStream(file), ReportBuilder.MAX_BYTES)) {
      parser.parse(in, report);
      return report.build();
    } catch (MalformedReportException e) {
      return new Malformed(e.reason());
    }
  }

  /// The report of [TestReportFormat#EXIT_CODE].
  static TestReport ofExitStatus(int status) {
    TestResult test =
        status == 0
            ? new TestResult(COMMAND_ID, TestResult.Status.PASSED, "")
            : new TestResult(COMMAND_ID, TestResult.Status.FAILED, "exit status " + status);
    return new Complete(List.of(test), Optional.empty());
  }
}
