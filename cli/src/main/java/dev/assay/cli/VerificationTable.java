package dev.assay.cli;

import dev.assay.benchmark.catalog.TaskFault;
import dev.assay.benchmark.catalog.Variant;
import dev.assay.benchmark.catalog.VariantResult;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.benchmark.catalog.VerifiedTask;
import java.util.List;
import java.util.function.Predicate;

/// Verified tasks for a person.
final class VerificationTable {
  private VerificationTable() {}

  static String text(Console console, List<VerifiedTask> verified) {
    TextTable table =
        new TextTable(
            TextTable.Column.left(""),
            TextTable.Column.left("task"),
            TextTable.Column.right("tests"),
            TextTable.Column.right("reference"),
            TextTable.Column.right("starter"),
            TextTable.Column.right("mutants"),
            TextTable.Column.right("median"),
            TextTable.Column.right("longest"),
            TextTable.Column.right("memory"));
    for (VerifiedTask each : verified) {
      table.row(
          mark(console, each.standing()),
          each.task().id(),
          String.valueOf(each.task().expectedTests().map(List::size).orElse(0)),
          confirmed(each, Variant.Reference.class::isInstance),
          confirmed(each, Variant.Starter.class::isInstance),
          confirmed(each, Variant.Wrong.class::isInstance),
          Format.millis(each.reference().medianTime().toMillis()),
          Format.millis(each.reference().longestTime().toMillis()),
          Format.memory(each.reference().peakMemoryBytes()));
    }
    StringBuilder text = new StringBuilder(table.render(console));
    for (VerifiedTask each : verified) {
      for (TaskFault fault : each.faults()) {
        text.append('\n')
            .append(console.style(Console.Style.BOLD, fault.taskId() + "/" + fault.file()))
            .append("\n  ")
            .append(Format.cut(fault.problem(), 400))
            .append("\n  → ")
            .append(fault.remedy())
            .append('\n');
      }
    }
    long wrong = verified.stream().filter(each -> each.standing() != Standing.CONFIRMED).count();
    return text
        + "\n%d tasks, %s%n"
            .formatted(
                verified.size(), wrong == 0 ? "all as they have to be" : wrong + " to be mended");
  }

  /// `3/3`: how many variants of a kind always end as they have to.
  static String confirmed(VerifiedTask task, Predicate<Variant> kind) {
    List<VariantResult> all =
        task.variants().stream().filter(each -> kind.test(each.variant())).toList();
    long confirmed = all.stream().filter(each -> each.standing() == Standing.CONFIRMED).count();
    int runs = all.isEmpty() ? 0 : all.getFirst().times().size();
    return confirmed + "/" + all.size() + (runs > 1 ? " ×" + runs : "");
  }

  static String mark(Console console, Standing standing) {
    return switch (standing) {
      case CONFIRMED -> console.style(Console.Style.GOOD, "✓ ok");
      case REFUTED -> console.style(Console.Style.BAD, "✕ wrong");
      case UNDECIDED -> console.style(Console.Style.WARNING, "! undecided");
    };
  }
}
