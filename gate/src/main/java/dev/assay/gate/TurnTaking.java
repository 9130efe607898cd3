package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.LeftOver;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Measures when it is this run's turn, and only what was meant when it was asked for.
///
/// @param runner that measures
/// @param environment says what the machine has
record TurnTaking(Gate gate, TaskRunner runner, Map<String, String> environment, Turn turn) {
  /// What is measured.
  interface Body<T> {
    T run(HeldTurn held) throws GateException, InterruptedException;
  }

  /// @param planned repetitions at most
  <T> T take(Subject subject, int planned, Body<T> body)
      throws GateException, InterruptedException {
    JobSpec spec =
        new JobSpec(
            subject.id(),
            gate.repository(subject).commit(),
            Demand.of(subject.benchmark()),
            turn.job().isPresent(),
            List.of(),
            Instant.now());
    HeldTurn held =
        new JobQueue(new JobFolder(gate.home()), Capacity.of(environment))
            .enter(spec, turn, planned);
    try {
      if (held.isLate()) {
        requireSame(held.commit(), gate.repository(subject).commit());
      }
      if (held.afterLost()) {
        removeLeftOvers();
      }
      T result = body.run(held);
      held.end();
      return result;
    } catch (InterruptedException | GateException | RuntimeException | Error e) {
      held.endBecause(e);
      throw e;
    }
  }

  private static void requireSame(String meant, String now) throws GateException {
    if (!now.equals(meant)) {
      throw new GateException(
          Kind.REFUSED,
          "the commit %s was to be measured, and %s was checked out while it waited for its turn; run it again"
              .formatted(meant.substring(0, 10), now.substring(0, 10)));
    }
  }

  /// What killed runs have left would disturb this one. What cannot be removed is named by 'assay
  /// doctor'.
  private void removeLeftOvers() {
    try {
      for (LeftOver each : runner.leftOvers()) {
        each.remove();
      }
    } catch (RunnerException e) {
      turn.told().accept("what a killed run has left stays: " + e.getMessage());
    }
  }
}
