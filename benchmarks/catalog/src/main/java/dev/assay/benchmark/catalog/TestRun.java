package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestReport;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.protocol.Outcome;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A test command that has come to its end. It passes only when the command ended with status 0,
/// and the report is whole, and each expected test passed, and no other test failed.
///
/// @param termination how the command ended
/// @param report what it reported
/// @param standardOutput what it printed
/// @param standardError what it printed as errors
record TestRun(
    CatalogTask task,
    Termination termination,
    TestReport report,
    Path standardOutput,
    Path standardError) {
  private static final int MAX_MESSAGE = 300;

  /// @throws RunnerException when the command's end says nothing about what ran
  Verdict verdict() throws RunnerException, IOException {
    List<TestResult> tests = tests();
    return switch (termination) {
      case Termination.Exited(int status) -> {
        Optional<String> failure = failure(status, tests);
        yield failure.isPresent()
            ? new Verdict(Outcome.FAILED, failure.get(), tests)
            : new Verdict(Outcome.PASSED, success(tests), tests);
      }
      case Termination.TimedOut(var limit) ->
          new Verdict(
              Outcome.TIMED_OUT,
              "the tests did not end within " + limit.toMillis() / 1000.0 + " seconds",
              tests);
      case Termination.OutOfMemory() ->
          new Verdict(Outcome.FAILED, "the tests ran out of memory" + memoryLimit(), tests);
      case Termination.LimitExceeded(var limit, String detail) ->
          new Verdict(
              Outcome.FAILED,
              "the tests exceeded the limit of " + limit.label() + ": " + detail,
              tests);
      case Termination.Signalled(int signal) ->
          new Verdict(
              Outcome.FAILED, "the test command was ended by " + Signals.name(signal), tests);
      case Termination.InfrastructureFailure(String reason) ->
          throw new RunnerException("the tests of " + task.id() + " could not be run: " + reason);
      case Termination.Unknown(String reason) ->
          throw new RunnerException(
              "how the tests of " + task.id() + " ended is unknown: " + reason);
    };
  }

  private List<TestResult> tests() {
    Map<String, TestResult> reported = new LinkedHashMap<>();
    if (report instanceof TestReport.Complete complete) {
      complete.tests().forEach(test -> reported.put(test.id(), test));
    }
    List<TestResult> tests = new ArrayList<>();
    for (String id : task.expectedTests().orElse(List.of())) {
      TestResult test = reported.remove(id);
      tests.add(test == null ? new TestResult(id, Status.MISSING, "") : test);
    }
    tests.addAll(reported.values());
    return tests;
  }

  private Optional<String> failure(int status, List<TestResult> tests) throws IOException {
    return switch (report) {
      case TestReport.Malformed(String reason) ->
          Optional.of(
              brokenCode()
                  .orElse(
                      "the test report is unusable: %s; the command ended with %s"
                          .formatted(reason, Signals.exitStatus(status))));
      case TestReport.Complete(_, Optional<String> problem) when problem.isPresent() ->
          Optional.of(sentence(problem.get()));
      case TestReport.Complete _ -> failedTest(status, tests);
    };
  }

  private Optional<String> failedTest(int status, List<TestResult> tests) throws IOException {
    boolean recorded = task.expectedTests().isPresent();
    boolean noneRan = tests.stream().noneMatch(test -> test.status() == Status.PASSED);
    Optional<TestResult> failed = first(tests, Status.FAILED, Status.ERROR);
    if (failed.isPresent()) {
      return Optional.of(
          failed.get().id().equals(TestReport.COMMAND_ID)
              ? commandFailed(status)
              : named(failed.get(), "failed", tests));
    }
    Optional<TestResult> absent = first(tests, Status.MISSING, Status.SKIPPED);
    if (noneRan || (recorded && absent.isPresent())) {
      Optional<String> broken = noneRan ? brokenCode() : Optional.empty();
      if (broken.isPresent()) {
        return broken;
      }
      if (recorded && absent.isPresent()) {
        TestResult test = absent.get();
        return Optional.of(
            named(test, test.status() == Status.SKIPPED ? "was skipped" : "did not run", tests));
      }
      return Optional.of("no test was run; the command ended with " + Signals.exitStatus(status));
    }
    return status == 0
        ? Optional.empty()
        : Optional.of("all tests passed, but the command ended with " + Signals.exitStatus(status));
  }

  // Without recorded ids a further test may be skipped; with them, an expected one may not.
  private Optional<TestResult> first(List<TestResult> tests, Status... statuses) {
    int expected = task.expectedTests().map(List::size).orElse(0);
    boolean failures = List.of(statuses).contains(Status.FAILED);
    return tests.stream()
        .limit(failures ? tests.size() : expected)
        .filter(test -> List.of(statuses).contains(test.status()))
        .findFirst();
  }

  private String commandFailed(int status) throws IOException {
    String said =
        OutputText.firstDiagnostic(standardError, standardOutput)
            .orElse(OutputText.lastLine(standardError));
    if (said.isEmpty()) {
      said = OutputText.lastLine(standardOutput);
    }
    String ended = "the test command ended with " + Signals.exitStatus(status);
    return said.isEmpty() ? ended : ended + ": " + sentence(said);
  }

  private static String named(TestResult test, String what, List<TestResult> tests) {
    long open = tests.stream().filter(other -> other.status() != Status.PASSED).count();
    String message = test.message().isBlank() ? "" : ": " + sentence(test.message());
    String others = open == 1 ? "" : " (%d of %d tests did not pass)".formatted(open, tests.size());
    return test.id() + " " + what + message + others;
  }

  private Optional<String> brokenCode() throws IOException {
    return OutputText.firstDiagnostic(standardError, standardOutput)
        .map(line -> "the code cannot be built or loaded: " + line);
  }

  private String success(List<TestResult> tests) {
    if (tests.size() == 1 && tests.getFirst().id().equals(TestReport.COMMAND_ID)) {
      return "the test command ended with exit status 0";
    }
    long passed = tests.stream().filter(test -> test.status() == Status.PASSED).count();
    return passed == 1 ? "the test passed" : "all " + passed + " tests passed";
  }

  private String memoryLimit() {
    var limit = task.metadata().limits().memoryBytes();
    return limit.isPresent() ? "; the limit is " + (limit.getAsLong() >> 20) + " MB" : "";
  }

  private static String sentence(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
  }
}
