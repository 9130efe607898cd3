package dev.assay.statistics;

import java.util.Map;

/// A row of a leaderboard, as far as its place is concerned.
public sealed interface Contender {
  /// The participant, unique among the rows that are compared.
  String name();

  /// All that counts of this row.
  Tally tally();

  /// A row of which only the sums are known.
  record Totals(String name, Tally tally) implements Contender {}

  /// A row whose tasks are known, so that it can be compared task by task.
  ///
  /// @param tasks by task id
  record ByTask(String name, Map<String, Tally> tasks) implements Contender {
    public ByTask {
      tasks = Map.copyOf(tasks);
    }

    @Override
    public Tally tally() {
      return Tally.sum(tasks.values());
    }
  }
}
