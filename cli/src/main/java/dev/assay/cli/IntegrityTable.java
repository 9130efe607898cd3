package dev.assay.cli;

import dev.assay.integrity.AttackResult;
import dev.assay.integrity.AttackResult.Standing;
import java.util.List;

/// Attacks and what stopped them, for a person.
final class IntegrityTable {
  private static final int REASON = 70;

  private IntegrityTable() {}

  static String text(Console console, String runner, List<AttackResult> results) {
    TextTable table =
        new TextTable(
            TextTable.Column.left("attack"),
            TextTable.Column.left("language"),
            TextTable.Column.left("group"),
            TextTable.Column.left(""),
            TextTable.Column.left("outcome"),
            TextTable.Column.left("defence"));
    for (AttackResult result : results) {
      table.row(
          result.attack().name(),
          result.attack().language(),
          result.attack().group().label(),
          mark(console, result.standing()),
          result.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
          Format.cut(result.reason().replaceAll("\\s+", " "), REASON));
    }
    return table.render(console) + "\n" + summary(runner, results) + "\n";
  }

  static String mark(Console console, Standing standing) {
    return switch (standing) {
      case STOPPED -> console.style(Console.Style.GOOD, "✓ stopped");
      case SUCCEEDED -> console.style(Console.Style.BAD, "✗ succeeded");
      case BEYOND_RUNNER -> console.style(Console.Style.WARNING, "○ not stopped by this runner");
      case NOT_TRIED -> console.style(Console.Style.DIM, "– not tried");
      case UNCLEAR -> console.style(Console.Style.BAD, "? unclear");
    };
  }

  private static String summary(String runner, List<AttackResult> results) {
    return "%d attacks with the runner '%s': %d stopped, %d succeeded, %d not stopped by this runner, %d not tried, %d unclear"
        .formatted(
            results.size(),
            runner,
            count(results, Standing.STOPPED),
            count(results, Standing.SUCCEEDED),
            count(results, Standing.BEYOND_RUNNER),
            count(results, Standing.NOT_TRIED),
            count(results, Standing.UNCLEAR));
  }

  private static long count(List<AttackResult> results, Standing standing) {
    return results.stream().filter(result -> result.standing() == standing).count();
  }
}
