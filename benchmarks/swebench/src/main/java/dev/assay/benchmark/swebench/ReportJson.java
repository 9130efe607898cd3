package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.InfrastructureSign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The texts of reports, with the fields and in the order that official tools have them.
final class ReportJson {
  private static final DefaultIndenter INDENTATION = new DefaultIndenter("    ", "\n");
  private static final ObjectWriter JSON =
      JsonMapper.shared()
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(INDENTATION)
                  .withArrayIndenter(INDENTATION));

  private ReportJson() {}

  /// The text of a `report.json`.
  static String write(InstanceReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("patch_is_None", report.patchIsNone());
    fields.put("patch_exists", !report.patchIsNone());
    fields.put("patch_successfully_applied", report.patchApplied());
    fields.put("resolved", report.resolved());
    fields.put(
        "infra_failure",
        report.infrastructure().map(InfrastructureSign::environment).orElse(false));
    report.infrastructure().ifPresent(sign -> fields.put("infra_failure_reason", sign.wireName()));
    report.grading().ifPresent(grading -> fields.put("tests_status", tests(grading)));
    return write(Map.of(report.instanceId(), fields));
  }

  static String write(Map<String, ?> fields) {
    return JSON.writeValueAsString(fields);
  }

  private static Map<String, Object> tests(Grading grading) {
    Map<String, Object> tests = new LinkedHashMap<>();
    tests.put("FAIL_TO_PASS", outcomes(grading.failToPass()));
    tests.put("PASS_TO_PASS", outcomes(grading.passToPass()));
    // Official reports have these two, and never fill them.
    tests.put("FAIL_TO_FAIL", outcomes(TestOutcomes.NONE));
    tests.put("PASS_TO_FAIL", outcomes(TestOutcomes.NONE));
    return tests;
  }

  private static Map<String, List<String>> outcomes(TestOutcomes outcomes) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("success", outcomes.success());
    lists.put("failure", outcomes.failure());
    return lists;
  }
}
