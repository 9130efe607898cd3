package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes an [Instance] of a row.
final class InstanceReader {
  // Ids become names of folders, images and reports; commits become arguments of git.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9._-]+");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");
  private static final int SHOWN = 60;

  private final Row row;

  private InstanceReader(Row row) {
    this.row = row;
  }

  /// @throws RowException naming the field that is missing or wrong
  static Instance read(Row row) throws RowException {
    return new InstanceReader(row).read();
  }

  private Instance read() throws RowException {
    List<String> failToPass = tests("FAIL_TO_PASS");
    List<String> passToPass = tests("PASS_TO_PASS");
    String id = matching("instance_id", ID, "letters, digits, '.', '_' and '-'");
    if (failToPass.isEmpty() && passToPass.isEmpty()) {
      throw problem(
          "FAIL_TO_PASS", "and PASS_TO_PASS are both empty, so that any patch would resolve " + id);
    }
    return new Instance(
        matching("repo", REPOSITORY, "owner/name"),
        id,
        matching("base_commit", COMMIT, "a commit's hexadecimal digits"),
        row.text("patch").orElse(""),
        row.text("test_patch").orElse(""),
        required("problem_statement"),
        row.text("hints_text").orElse(""),
        row.text("created_at").orElse(""),
        row.text("version").orElse(""),
        failToPass,
        passToPass,
        filled("environment_setup_commit"),
        filled("image"),
        filled("eval_script"),
        filled("log_parser"),
        evaluationType(),
        filled("difficulty"));
  }

  private EvaluationType evaluationType() throws RowException {
    Optional<String> name = filled("eval_type");
    Optional<EvaluationType> type = name.flatMap(EvaluationType::ofWireName);
    if (name.isPresent() && type.isEmpty()) {
      throw problem(
          "eval_type", "must be pass_and_fail or fail_only, not '%s'".formatted(cut(name.get())));
    }
    return type.orElse(EvaluationType.PASS_AND_FAIL);
  }

  private List<String> tests(String field) throws RowException {
    if (row.list(field).isPresent()) {
      return row.list(field).get();
    }
    String text = required(field);
    return TestList.parse(text)
        .orElseThrow(() ->
            problem(
                field,
                "must be a list of test names, or one as a JSON string, not '%s'"
                    .formatted(cut(text))));
  }

  private String matching(String field, Pattern form, String meaning) throws RowException {
    String text = required(field);
    if (!form.matcher(text).matches()) {
      throw problem(field, "must be %s, not '%s'".formatted(meaning, cut(text)));
    }
    return text;
  }

  private String required(String field) throws RowException {
    if (row.list(field).isPresent()) {
      throw problem(field, "must be a text, not a list");
    }
    return row.text(field).orElseThrow(() -> problem(field, "is missing"));
  }

  private Optional<String> filled(String field) {
    return row.text(field).filter(text -> !text.isBlank());
  }

  private RowException problem(String field, String what) {
    return new RowException(row.place(), "field " + field + " " + what);
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
