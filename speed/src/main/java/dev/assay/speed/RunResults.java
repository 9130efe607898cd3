package dev.assay.speed;

import dev.assay.lab.Lab;
import dev.assay.ledger.AttemptRecord;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.AttemptResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the attempts of all runs of an output folder ended.
record RunResults(List<AttemptResult> all) {
  private static final int MOST_RUNS = 1000;

  RunResults {
    all = List.copyOf(all);
  }

  /// @param output what the runs had as `--output-dir`
  static RunResults of(Path output) {
    try (LedgerReader reader = LedgerReader.open(Lab.ledgerFile(output))) {
      return new RunResults(
          reader.runs(MOST_RUNS).stream()
              .flatMap(run -> reader.attempts(run.run()).stream())
              .map(AttemptRecord::result)
              .flatMap(Optional::stream)
              .map(AttemptRecord.Evaluated::result)
              .toList());
    }
  }

  long scored() {
    return all.stream().filter(result -> result.outcome().scored()).count();
  }

  long passed() {
    return all.stream().filter(result -> result.outcome().passed()).count();
  }

  /// What the tests' own commands took, one after another, in nanoseconds.
  double commandNanos() {
    return all.stream().mapToLong(AttemptResult::evaluationMillis).sum() * 1e6;
  }
}
