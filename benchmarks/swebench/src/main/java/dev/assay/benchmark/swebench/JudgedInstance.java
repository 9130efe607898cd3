package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.benchmark.testlog.InfrastructureSign;
import dev.assay.benchmark.testlog.LogLines;
import dev.assay.benchmark.testlog.LogMarkers;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A judged prediction in the lab's own terms. It passes when it is resolved by the official
/// grading and by ours.
///
/// @param log what the tests printed
record JudgedInstance(Instance instance, Judgement judgement, Path log) {
  private static final int NAMED = 3;

  /// @throws RunnerException when the log shows that the machine failed and not the prediction
  Evaluation evaluation(ObservedRunner runner) throws RunnerException, IOException {
    Optional<InfrastructureSign> sign =
        judgement.report().infrastructure().filter(InfrastructureSign::environment);
    if (sign.isPresent()) {
      throw new RunnerException(
          "the log of %s says %s, which is no fault of the patch"
              .formatted(instance.id(), sign.get().wireName()));
    }
    Map<String, TestResult> tests = tests();
    Ending ending = ending(tests);
    return new Evaluation(
        ending.outcome(),
        ending.reason(),
        List.copyOf(tests.values()),
        List.of(),
        runner.commandTime(),
        runner.peakMemoryBytes(),
        runner.enforcement());
  }

  private record Ending(Outcome outcome, String reason) {}

  private Ending ending(Map<String, TestResult> tests) throws IOException {
    if (judgement.report().resolved()) {
      return resolved();
    }
    Optional<String> failure = failure();
    if (failure.isPresent()) {
      return new Ending(outcome(failure.get()), failure.get().replace(LogMarkers.PREFIX, ""));
    }
    if (judgement.report().grading().isEmpty()) {
      return new Ending(
          Outcome.FAILED, "the tests did not run to their end, or say nothing; see the log");
    }
    List<String> failed =
        tests.values().stream()
            .filter(test -> test.status() != Status.PASSED)
            .map(TestResult::id)
            .toList();
    String named = String.join(", ", failed.subList(0, Math.min(NAMED, failed.size())));
    return new Ending(
        Outcome.FAILED,
        "%d of %d tests failed: %s%s"
            .formatted(failed.size(), tests.size(), named, failed.size() > NAMED ? ", …" : ""));
  }

  private Ending resolved() {
    String reasons = String.join("; ", judgement.trusted().reasons());
    return switch (judgement.trusted().finding()) {
      case RESOLVED -> new Ending(Outcome.PASSED, "");
      case UNRESOLVED ->
          new Ending(Outcome.INVALID, "officially resolved, and not to be trusted: " + reasons);
      case UNVERIFIED ->
          new Ending(
              Outcome.INVALID, "officially resolved, which could not be verified: " + reasons);
    };
  }

  private static Outcome outcome(String failure) {
    if (failure.startsWith(LogMarkers.PATCH_FAILED)) {
      return Outcome.PATCH_REJECTED;
    }
    return failure.startsWith(LogMarkers.TIMED_OUT) ? Outcome.TIMED_OUT : Outcome.FAILED;
  }

  /// The line of the log that marks why no status counts, and what follows it.
  private Optional<String> failure() throws IOException {
    try (LogLines lines = LogLines.of(log)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (LogMarkers.FAILURES.stream().anyMatch(line::startsWith)) {
          String next = lines.next();
          return Optional.of(next == null || !line.endsWith(":") ? line : line + " " + next);
        }
      }
    }
    return Optional.empty();
  }

  /// The tests of both lists. Of those that did not run, nobody can say more than that.
  private Map<String, TestResult> tests() {
    Map<String, TestResult> tests = new LinkedHashMap<>();
    Optional<Grading> grading = judgement.report().grading();
    if (grading.isEmpty()) {
      List<String> expected = new ArrayList<>(instance.failToPass());
      expected.addAll(instance.passToPass());
      add(tests, expected, Status.MISSING, "");
      return tests;
    }
    add(tests, grading.get().failToPass().success(), Status.PASSED, "");
    add(tests, grading.get().failToPass().failure(), Status.FAILED, "has to pass, and did not");
    add(tests, grading.get().passToPass().success(), Status.PASSED, "");
    add(tests, grading.get().passToPass().failure(), Status.FAILED, "passed before");
    return tests;
  }

  private static void add(
      Map<String, TestResult> tests, List<String> ids, Status status, String message) {
    ids.forEach(id -> tests.merge(id, new TestResult(id, status, message), JudgedInstance::worse));
  }

  /// A test may be in both lists.
  private static TestResult worse(TestResult one, TestResult other) {
    return one.status() == Status.PASSED ? other : one;
  }
}
