package dev.assay.server;

import java.util.List;
import java.util.stream.Collectors;

/// Attempts as comma-separated values: RFC 4180, and no cell that a spreadsheet takes for a
/// formula.
final class CsvText {
  static final String HEADER =
      "task,model,sample,outcome,reason,tests_passed,tests_total,cost_usd,prompt_tokens,"
          + "completion_tokens,submission_millis,evaluation_millis,tries,started_at,ended_at\r\n";

  private CsvText() {}

  static String line(AttemptRow row) {
    return line(
        List.of(
            row.task(),
            row.model(),
            row.sample(),
            row.outcome().orElse(row.state()),
            row.reason(),
            row.testsPassed(),
            row.testsTotal(),
            row.costUsd().isPresent() ? row.costUsd().getAsDouble() : "",
            row.usage().promptTokens(),
            row.usage().completionTokens(),
            row.submissionMillis(),
            row.evaluationMillis(),
            row.tries(),
            row.startedAt(),
            row.endedAt().map(Object::toString).orElse("")));
  }

  static String line(List<?> cells) {
    return cells.stream()
        .map(cell -> cell instanceof Number ? cell.toString() : cell(cell.toString()))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
