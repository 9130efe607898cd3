package dev.assay.server;

import dev.assay.protocol.Outcome;
import dev.assay.server.Parameter.Form;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Parameters that several operations have.
final class Parameters {
  static final Parameter RUN =
      Parameter.path(
          "run_id",
          new Form.Matching(
              Pattern.compile("run_\\d{8}T\\d{6}Z_[0-9a-z]{5}"),
              "a run id such as run_20260102T030405Z_k3x9q"),
          "The run.");

  static final Parameter ATTEMPT =
      Parameter.path(
          "attempt",
          new Form.Matching(
              Pattern.compile("[A-Za-z0-9._-]{1,500}__sample\\d{2,4}"),
              "the name of an attempt, as task__model__sample00"),
          "The attempt, by the name of its folder.");

  static final Parameter FILE =
      Parameter.path(
          "file",
          new Form.Matching(Artifacts.NAME, "a file's name"),
          "The file: prompt.txt, response.txt, patch.diff, stdout.log, stderr.log, tests.json.");

  static final Parameter BENCHMARK = Parameter.text("benchmark", "Only of this benchmark.");

  static final Parameter OUTCOME =
      Parameter.choice(
          "outcome",
          Stream.of(Outcome.values()).map(Enum::name).toList(),
          "Only attempts that ended so.");

  static final Parameter FORMAT =
      Parameter.choice("format", List.of("json", "csv", "jsonl"), "The form of the answer.");

  private Parameters() {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
