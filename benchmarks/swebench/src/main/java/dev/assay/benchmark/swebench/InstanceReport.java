package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.InfrastructureSign;
import dev.assay.benchmark.testlog.LogReading;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The result of one prediction as official tools have it.
///
/// @param patchIsNone whether the prediction has no patch at all
/// @param patchApplied whether the patch went in and the tests ran
/// @param resolved whether all tests of both lists count
/// @param infrastructure what says that it was not the patch's fault
/// @param grading the tests, where there are results of them
public record InstanceReport(
    String instanceId,
    boolean patchIsNone,
    boolean patchApplied,
    boolean resolved,
    Optional<InfrastructureSign> infrastructure,
    Optional<Grading> grading) {

  /// The result of a log, as the official functions grade it.
  ///
  /// @param log what a prediction's tests printed, between the official marks
  /// @throws RunnerException when no parser for the instance's logs is known
  public static InstanceReport graded(Instance instance, Prediction prediction, Path log)
      throws IOException, RunnerException {
    if (InstanceLogs.parser(instance).isEmpty()) {
      throw new RunnerException(InstanceLogs.unknown(instance));
    }
    return of(
        instance,
        prediction,
        LogReading.of(log, () -> InstanceLogs.parser(instance).orElseThrow()));
  }

  static InstanceReport of(Instance instance, Prediction prediction, LogReading log) {
    if (prediction.patch().isEmpty()) {
      return new InstanceReport(
          instance.id(), true, false, false, Optional.empty(), Optional.empty());
    }
    if (!log.valid()) {
      return new InstanceReport(
          instance.id(), false, false, false, log.infrastructure(), Optional.empty());
    }
    Grading grading = Grading.of(instance, log.statuses());
    return new InstanceReport(
        instance.id(),
        false,
        true,
        grading.resolution() == Grading.Resolution.FULL,
        Optional.empty(),
        Optional.of(grading));
  }
}
