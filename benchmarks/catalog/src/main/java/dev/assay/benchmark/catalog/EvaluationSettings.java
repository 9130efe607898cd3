package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestReportFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a task's tests are run and read.
///
/// @param command the program and its arguments, without a shell
/// @param timeLimit of the command
/// @param environment variables of the command
/// @param workingDirectory relative to the evaluation workspace's root, empty for the root itself
/// @param reportFormat how each test's result is told
/// @param reportFile relative to the evaluation workspace's root, whatever the working directory;
///   absent when the report is what the command prints
/// @param expectedTestsFile where the ids that have to pass are, within the task's folder
/// @param canary how a test that no solution passes is added for each evaluation, if one is
record EvaluationSettings(
    List<String> command,
    Duration timeLimit,
    Map<String, String> environment,
    String workingDirectory,
    TestReportFormat reportFormat,
    Optional<String> reportFile,
    Optional<String> expectedTestsFile,
    Optional<CanaryKind> canary) {
  EvaluationSettings {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
