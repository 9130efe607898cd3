package dev.assay.server;

import dev.assay.lab.Standing;
import dev.assay.ledger.ParticipantStanding;
import dev.assay.ledger.ParticipantStanding.TaskCount;
import dev.assay.statistics.Tally;
import dev.assay.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How each participant did at each task.
///
/// @param tasks by name; with the benchmark before it where there are several
/// @param models the best first
/// @param cells for each model a list of as many cells as there are tasks; absent where it has no
///   scored attempt
record Heatmap(List<String> tasks, List<String> models, List<List<Optional<Cell>>> cells) {
  /// @param scored attempts that count
  /// @param passed those that solved the task
  /// @param low of the 95 % interval of the share that passed
  /// @param high of the same
  record Cell(long scored, long passed, double low, double high) {}

  static Heatmap of(List<ParticipantStanding> totals, RecentStandings standings) {
    boolean several =
        totals.stream()
                .flatMap(each -> each.tasks().stream())
                .map(TaskCount::benchmark)
                .distinct()
                .count()
            > 1;
    Function<TaskCount, String> name =
        count -> several ? count.benchmark() + "/" + count.task() : count.task();
    List<String> tasks =
        List.copyOf(
            totals.stream()
                .flatMap(each -> each.tasks().stream())
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new)));
    List<String> models = standings.of(totals).stream().map(Standing::participant).toList();
    Map<String, ParticipantStanding> byModel =
        totals.stream()
            .collect(Collectors.toMap(ParticipantStanding::participant, Function.identity()));
    List<List<Optional<Cell>>> cells = new ArrayList<>();
    for (String model : models) {
      ParticipantStanding standing = byModel.get(model);
      Map<String, TaskCount> counts =
          standing == null
              ? Map.of()
              : standing.tasks().stream().collect(Collectors.toMap(name, Function.identity()));
      cells.add(tasks.stream().map(task -> cell(Optional.ofNullable(counts.get(task)))).toList());
    }
    return new Heatmap(tasks, models, cells);
  }

  private static Optional<Cell> cell(Optional<TaskCount> count) {
    return count.flatMap(each ->
        Wilson.interval(new Tally(Math.toIntExact(each.passed()), Math.toIntExact(each.scored())))
            .map(interval ->
                new Cell(each.scored(), each.passed(), interval.low(), interval.high())));
  }
}
