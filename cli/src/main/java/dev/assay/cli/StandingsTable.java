package dev.assay.cli;

import dev.assay.lab.Standing;
import java.util.List;
import java.util.TreeSet;

/// The leaderboard as a person reads it.
final class StandingsTable {
  private StandingsTable() {}

  static String render(Console console, List<Standing> standings) {
    TreeSet<Integer> shownKs = new TreeSet<>();
    standings.forEach(standing -> shownKs.addAll(standing.passAtK().keySet()));
    shownKs.remove(1);
    boolean several = !shownKs.isEmpty();
    TextTable table =
        new TextTable(
            TextTable.Column.right("tier"),
            TextTable.Column.left("model"),
            TextTable.Column.right("passed"),
            TextTable.Column.left("accuracy [95 %]"),
            TextTable.Column.left(several ? "pass@" + shownKs.last() + " [95 %]" : ""),
            TextTable.Column.right("tasks"),
            TextTable.Column.right("no score"),
            TextTable.Column.right("tokens"),
            TextTable.Column.right("cost"),
            TextTable.Column.right("mean time"));
    for (Standing each : standings) {
      table.row(
          each.tier().isPresent() ? Integer.toString(each.tier().getAsInt()) : "–",
          each.participant(),
          each.passed() + "/" + each.scored(),
          each.accuracy().map(Format::estimate).orElse("–"),
          several && each.passAtK().containsKey(shownKs.last())
              ? Format.estimate(each.passAtK().get(shownKs.last()))
              : "",
          Integer.toString(each.tasks()),
          Long.toString(each.attempts() - each.scored()),
          each.usage().total() == 0 ? "–" : Long.toString(each.usage().total()),
          Format.cost(each.costUsd()),
          Format.millis(each.meanEvaluationMillis()));
    }
    return table.render(console);
  }
}
