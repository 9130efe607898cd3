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

/// Judges predictions without images: in a session of a runner of this machine, with the repository
/// out of a cache, and no network.
///
/// @param runner opens the sessions
/// @param repositories gives the repositories
/// @param environments give what scripts find in the environment `testbed`
/// @param timeLimit of the script
public record NativeEvaluation(
    TaskRunner runner,
    RepositoryCache repositories,
    NativeEnvironments environments,
    Duration timeLimit) {
  /// The official limit.
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(30);

  /// With the environments that Assay knows how to make, and the official time limit.
  ///
  /// @param cache takes repositories and environments; made when it is not there
  /// @param source where repositories come from: an address or a folder, with `{owner}` and
  ///   `{name}` in it, such as [RepositoryCache#GITHUB]
  public static NativeEvaluation of(TaskRunner runner, Path cache, String source) {
    RepositoryCache repositories = new RepositoryCache(cache.resolve("repositories"), source);
    return new NativeEvaluation(
        runner,
        repositories,
        new EnvironmentCache(cache.resolve("environments"), runner, repositories),
        DEFAULT_TIME_LIMIT);
  }

  /// The same with another time limit.
  public NativeEvaluation withTimeLimit(Duration newTimeLimit) {
    return new NativeEvaluation(runner, repositories, environments, newTimeLimit);
  }

  /// Whether an instance can be judged here, and in what environment; makes and fetches nothing.
  public NativePlan plan(Instance instance) {
    if (EvaluationScript.of(instance).isEmpty()) {
      return new NativePlan.Impossible(withoutScript(instance));
    }
    return InstanceLogs.parser(instance).isEmpty()
        ? new NativePlan.Impossible(InstanceLogs.unknown(instance))
        : environments.plan(instance);
  }

  /// Judges one prediction.
  ///
  /// @param scratch an existing folder; the caller removes it
  /// @param logs an existing folder that gets `patch.diff`, `eval.sh` and `test_output.txt`, and
  ///   `trusted_output.txt` of a second run; [Judgement#write] adds the reports
  /// @throws RunnerException when the runner failed, or the environment could not be had; says
  ///   nothing about the prediction
  public Judgement evaluate(Instance instance, Prediction prediction, Path scratch, Path logs)
      throws RunnerException, IOException, InterruptedException {
    boolean empty = prediction.patch().orElse("").isEmpty();
    try (EnvironmentUse use = empty ? EnvironmentUse.NONE : environments.prepare(instance);
        CacheUse _ = empty ? CacheUse.NONE : repositories.use(instance)) {
      NativeEnvironment environment = use.environment();
      InstanceReport report = official(instance, prediction, environment, scratch, logs);
      return new Judgement(
          report,
          report.resolved()
              ? trustedRun(instance, environment).verdict(prediction, scratch, logs)
              : TrustedVerdict.NOT_RESOLVED);
    }
  }

  private TrustedRun trustedRun(Instance instance, NativeEnvironment environment) {
    return new TrustedRun(runner, repositories, environment, timeLimit, instance);
  }

  private InstanceReport official(
      Instance instance,
      Prediction prediction,
      NativeEnvironment environment,
      Path scratch,
      Path logs)
      throws RunnerException, IOException, InterruptedException {
    Path output = logs.resolve(RunLogs.TEST_OUTPUT);
    Files.writeString(output, "");
    if (prediction.patch().orElse("").isEmpty()) {
      return InstanceReport.graded(instance, prediction, output);
    }
    NativeWorkspace workspace = NativeWorkspace.in(scratch, instance, environment, repositories);
    String script = EvaluationScript.recordingExitCode(script(instance));
    Files.writeString(logs.resolve(NativeWorkspace.PATCH), prediction.patch().get());
    Files.writeString(logs.resolve(NativeWorkspace.SCRIPT), script);
    workspace.lay(prediction.patch().get(), script);
    try (RunnerSession session = runner.open(workspace.spec(timeLimit))) {
      run(instance, session, output, logs);
    }
    return InstanceReport.graded(instance, prediction, output);
  }

  private void run(Instance instance, RunnerSession session, Path output, Path logs)
      throws RunnerException, IOException, InterruptedException {
    PatchApplication application =
        new PatchApplication(
            session,
            NativeWorkspace.REPOSITORY,
            "../" + NativeWorkspace.PATCH,
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
            new Command(List.of("bash", NativeWorkspace.SCRIPT), "", Map.of(), output, output));
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
