package dev.assay.cli;

import dev.assay.benchmark.TestResult;
import dev.assay.lab.AttemptFolder;
import dev.assay.lab.AttemptSummary;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One attempt with its tests.
///
/// @param attempt what the record says
/// @param tests every test by id, none when the attempt ended before they ran
/// @param path of the artifact folder
record AttemptReport(AttemptSummary attempt, List<TestResult> tests, String path) {
  String text(Console console, AttemptFolder folder) {
    StringBuilder text = new StringBuilder();
    text.append(
            attempt
                .outcome()
                .map(outcome -> Format.outcome(console, outcome))
                .orElse("… under way"))
        .append("  ")
        .append(attempt.task())
        .append(" · ")
        .append(attempt.model())
        .append(" · sample ")
        .append(attempt.sample())
        .append('\n');
    if (!attempt.reason().isEmpty()) {
      text.append(attempt.reason().strip()).append('\n');
    }
    attempt.repairs().forEach(repair -> text.append("repaired: ").append(repair).append('\n'));
    text.append("participant ")
        .append(Format.millis(attempt.submissionMillis()))
        .append(", tests ")
        .append(Format.millis(attempt.evaluationMillis()))
        .append(", tokens ")
        .append(attempt.usage().total())
        .append(", cost ")
        .append(Format.cost(attempt.costUsd()))
        .append(", try ")
        .append(attempt.tries())
        .append('\n');
    if (!attempt.isolation().isEmpty()) {
      text.append("isolation ").append(isolation()).append('\n');
    }
    if (!tests.isEmpty()) {
      text.append('\n');
      TextTable table =
          new TextTable(
              TextTable.Column.left(""),
              TextTable.Column.left("test"),
              TextTable.Column.left("message"));
      tests.forEach(test ->
          table.row(mark(console, test.status()), test.id(), Format.cut(test.message(), 100)));
      text.append(table.render(console));
    }
    text.append('\n');
    for (var file :
        List.of(
            folder.prompt(),
            folder.response(),
            folder.patch(),
            folder.standardOutput(),
            folder.standardError())) {
      text.append(file).append('\n');
    }
    return text.toString();
  }

  private String isolation() {
    return new TreeMap<>(attempt.isolation())
        .entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("; "));
  }

  private static String mark(Console console, TestResult.Status status) {
    return switch (status) {
      case PASSED -> console.style(Console.Style.GOOD, "✓ pass");
      case FAILED -> console.style(Console.Style.BAD, "✕ fail");
      case ERROR -> console.style(Console.Style.BAD, "! error");
      case SKIPPED -> console.style(Console.Style.DIM, "○ skipped");
      case MISSING -> console.style(Console.Style.BAD, "✕ missing");
    };
  }
}
