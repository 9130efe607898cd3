package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A row of a table, whatever file it stands in. A field that is null there is absent here.
///
/// @param place where it stands, for messages: `lite.jsonl:12`
/// @param texts the fields that hold a text or a number
/// @param lists the fields that hold a list of texts
record Row(String place, Map<String, String> texts, Map<String, List<String>> lists) {
  /// The fields of a data set that mean anything to us.
  static final Set<String> INSTANCE_FIELDS =
      Set.of(
          "repo",
          "instance_id",
          "base_commit",
          "patch",
          "test_patch",
          "problem_statement",
          "hints_text",
          "created_at",
          "version",
          "FAIL_TO_PASS",
          "PASS_TO_PASS",
          "environment_setup_commit",
          "image",
          "eval_script",
          "log_parser",
          "eval_type",
          "difficulty");

  Row {
    texts = Map.copyOf(texts);
    lists = Map.copyOf(lists);
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field));
  }

  Optional<List<String>> list(String field) {
    return Optional.ofNullable(lists.get(field));
  }
}
