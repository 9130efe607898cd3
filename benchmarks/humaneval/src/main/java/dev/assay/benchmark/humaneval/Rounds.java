package dev.assay.benchmark.humaneval;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.TestResult;
import dev.assay.protocol.Outcome;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// Asks the judge, which runs the tests, for the calls that it wants to make; has the candidate
/// make them; and lets the judge decide on the values that come back. Calls that depend on such
/// values take a further round. No process of the one ever runs beside one of the other.
final class Rounds {
  private static final int MOST = 50;
  private static final int SEEDS = 1 << 30;

  private final Problem problem;
  private final EvaluationContext context;
  private final List<String> repairs;

  Rounds(Problem problem, EvaluationContext context, List<String> repairs) {
    this.problem = problem;
    this.context = context;
    this.repairs = repairs;
  }

  /// @param solution the candidate's program
  Evaluation judge(Path solution) throws RunnerException, IOException, InterruptedException {
    // The tests' random numbers have to be the same in each round.
    int seed = new SecureRandom().nextInt(SEEDS);
    Sessions sessions = new Sessions(problem, context);
    Optional<Answers> answers = Optional.empty();
    for (int round = 0; round < MOST; round++) {
      switch (sessions.ask(seed, answers)) {
        case Decision.Asks(String calls) -> answers = Optional.of(sessions.answer(solution, calls));
        case Decision.Passed() -> {
          return evaluation(sessions, Outcome.PASSED, "");
        }
        case Decision.Failed(String reason) -> {
          boolean late = answers.map(Answers::timedOut).orElse(false);
          return evaluation(sessions, late ? Outcome.TIMED_OUT : Outcome.FAILED, reason);
        }
      }
    }
    throw new RunnerException(
        "the tests of %s ask for other calls each time, after %d rounds too; they cannot be judged here"
            .formatted(problem.id(), MOST));
  }

  private Evaluation evaluation(Sessions sessions, Outcome outcome, String reason) {
    TestResult test =
        new TestResult(
            "check",
            outcome.passed() ? TestResult.Status.PASSED : TestResult.Status.FAILED,
            reason);
    return new Evaluation(
        outcome,
        reason,
        List.of(test),
        repairs,
        sessions.commandTime(),
        sessions.peakMemoryBytes(),
        sessions.enforcement());
  }
}
