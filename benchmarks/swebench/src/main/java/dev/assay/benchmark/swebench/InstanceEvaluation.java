package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LogMarkers;
import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Judges predictions in sessions of a runner, without a network.
///
/// @param runner opens the sessions
/// @param testbeds are what the tests run in
/// @param timeLimit of the script
record InstanceEvaluation(TaskRunner runner, Testbeds testbeds, Duration timeLimit) {
  /// Whether an instance can be judged here, and in what; makes and fetches nothing.
  InstancePlan plan(Instance instance) {
    if (EvaluationScript.of(instance).isEmpty()) {
      return new InstancePlan.Impossible(withoutScript(instance));
    }
    return InstanceLogs.parser(instance).isEmpty()
        ? new InstancePlan.Impossible(InstanceLogs.unknown(instance))
        : testbeds.plan(instance);
  }

  /// Judges one prediction.
  ///
  /// @param scratch an existing folder; the caller removes it
  /// @param logs an existing folder that gets `patch.diff`, `eval.sh` and `test_output.txt`, and
  ///   `trusted_output.txt` of a second run; [Judgement#write] adds the reports
  /// @throws RunnerException when the runner failed, or the environment could not be had; says
  ///   nothing about the prediction
  Judgement evaluate(Instance instance, Prediction prediction, Path scratch, Path logs)
      throws RunnerException, IOException, InterruptedException {
    Path output = Files.writeString(logs.resolve(RunLogs.TEST_OUTPUT), "");
    if (prediction.patch().orElse("").isEmpty()) {
      return new Judgement(
          InstanceReport.graded(instance, prediction, output), TrustedVerdict.NOT_RESOLVED);
    }
    try (Testbed testbed = testbeds.prepare(instance)) {
      runTests(instance, prediction.patch().get(), testbed, scratch, logs);
      InstanceReport report = InstanceReport.graded(instance, prediction, output);
      return new Judgement(
          report,
          report.resolved()
              ? new TrustedRun(runner, testbed, timeLimit, instance)
                  .verdict(prediction, scratch, logs)
              : TrustedVerdict.NOT_RESOLVED);
    }
  }

  private void runTests(Instance instance, String patch, Testbed testbed, Path scratch, Path logs)
      throws RunnerException, IOException, InterruptedException {
    String script = EvaluationScript.recordingExitCode(script(instance));
    Files.writeString(logs.resolve(InstanceWorkspace.PATCH), patch);
    Files.writeString(logs.resolve(InstanceWorkspace.SCRIPT), script);
    try (InstanceWorkspace workspace = testbed.workspace(scratch)) {
      workspace.lay(patch, script);
      try (RunnerSession session = workspace.open(runner, timeLimit)) {
        run(instance, session, logs.resolve(RunLogs.TEST_OUTPUT), logs);
      }
    }
  }

  private void run(Instance instance, RunnerSession session, Path output, Path logs)
      throws RunnerException, IOException, InterruptedException {
    PatchApplication application =
        new PatchApplication(
            session,
            InstanceWorkspace.REPOSITORY,
            "../" + InstanceWorkspace.PATCH,
            logs.resolve(RunLogs.INSTANCE_LOG));
    switch (application.apply()) {
      case PatchApplication.Result.Refused(String said) -> {
        append(output, LogMarkers.PATCH_FAILED + ":\n" + said);
        return;
      }
      case PatchApplication.Result.Applied _ -> {}
    }
    ExecutionResult result =
        session.execute(
            new Command(List.of("bash", InstanceWorkspace.SCRIPT), "", Map.of(), output, output));
    session.endProcesses();
    switch (result.termination()) {
      case Termination.Exited _, Termination.Signalled _ -> {}
      case Termination.TimedOut(Duration limit) ->
          append(
              output,
              "%s%nTimeout error: %d seconds exceeded."
                  .formatted(LogMarkers.TIMED_OUT, limit.toSeconds()));
      case Termination.OutOfMemory() -> append(output, "Killed");
      case Termination.LimitExceeded(var limit, String detail) ->
          append(
              output,
              "%s: the limit of %s was exceeded: %s"
                  .formatted(LogMarkers.TESTS_ERRORED, limit.label(), detail));
      case Termination.InfrastructureFailure(String reason) ->
          throw new RunnerException(
              "the tests of %s could not be run: %s".formatted(instance.id(), reason));
      case Termination.Unknown(String reason) ->
          throw new RunnerException(
              "how the tests of %s ended is unknown: %s".formatted(instance.id(), reason));
    }
  }

  private static void append(Path output, String text) throws IOException {
    Files.writeString(output, "\n" + text + "\n", StandardOpenOption.APPEND);
  }

  private static String script(Instance instance) throws RunnerException {
    return EvaluationScript.of(instance)
        .orElseThrow(() -> new RunnerException(withoutScript(instance)));
  }

  private static String withoutScript(Instance instance) {
    return "%s has no eval_script, and how the tests of %s are run is not known; take a data set of 2025 or later"
        .formatted(instance.id(), instance.repository());
  }
}
