package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestReport;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.protocol.Outcome;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A test that no honest solution passes, under a name that looks like the others, laid down for
/// one evaluation. Whoever forges a report has to tell it from the others: a pass during which it
/// did not fail, and for its own reason, is none.
///
/// @param ids under which it is reported; several when the tests are built several times
/// @param secret what it says when it fails; its source has it from the last letter to the first
/// @param file the file of tests that it is added to, relative to the evaluation workspace
/// @param text the file's text with it
/// @param failureStatus what the test command ends with when a test fails
record Canary(List<String> ids, String secret, String file, String text, int failureStatus) {
  Canary {
    ids = List.copyOf(ids);
  }

  void lay(Path root) throws IOException {
    Files.writeString(root.resolve(file), text);
  }

  /// What the run counts as without the canary, once it is sure that the canary failed as it
  /// should.
  Verdict judge(TestRun run) throws RunnerException, IOException {
    Verdict verdict = without(run).verdict();
    Optional<String> forgery = forgery(run);
    boolean claimed = verdict.outcome().passed() || reported(run, Status.PASSED);
    return claimed && forgery.isPresent()
        ? new Verdict(Outcome.INVALID, "the result is forged: " + forgery.get(), verdict.tests())
        : verdict;
  }

  /// The run as it would have been without the canary.
  private TestRun without(TestRun run) {
    Termination termination =
        run.termination() instanceof Termination.Exited(int status) && status == failureStatus
            ? new Termination.Exited(0)
            : run.termination();
    TestReport report =
        run.report() instanceof TestReport.Complete(List<TestResult> tests, var problem)
            ? new TestReport.Complete(
                tests.stream().filter(test -> !ids.contains(test.id())).toList(), problem)
            : run.report();
    return new TestRun(run.task(), termination, report, run.standardOutput(), run.standardError());
  }

  private boolean reported(TestRun run, Status status) {
    return ids.stream().anyMatch(id -> result(run, id).status() == status);
  }

  private static TestResult result(TestRun run, String id) {
    return run.report() instanceof TestReport.Complete(List<TestResult> tests, var _)
        ? tests.stream()
            .filter(test -> test.id().equals(id))
            .findFirst()
            .orElse(new TestResult(id, Status.MISSING, ""))
        : new TestResult(id, Status.MISSING, "");
  }

  private Optional<String> forgery(TestRun run) throws IOException {
    for (String id : ids) {
      Optional<String> forgery = forgery(run, result(run, id));
      if (forgery.isPresent()) {
        return forgery.map(sign -> "a test that no solution passes " + sign);
      }
    }
    return Optional.empty();
  }

  private Optional<String> forgery(TestRun run, TestResult own) throws IOException {
    return switch (own.status()) {
      case MISSING -> Optional.of("is missing from the report");
      case PASSED -> Optional.of("is reported as passed");
      case SKIPPED -> Optional.of("was skipped");
      case FAILED, ERROR -> {
        if (!run.termination().equals(new Termination.Exited(failureStatus))) {
          yield Optional.of("failed, and the command did not end with status " + failureStatus);
        }
        yield saidWhy(run, own)
            ? Optional.empty()
            : Optional.of("failed for a reason that is not its own");
      }
    };
  }

  private boolean saidWhy(TestRun run, TestResult own) throws IOException {
    return own.message().contains(secret)
        || OutputText.holds(run.standardError(), secret)
        || OutputText.holds(run.standardOutput(), secret);
  }
}
