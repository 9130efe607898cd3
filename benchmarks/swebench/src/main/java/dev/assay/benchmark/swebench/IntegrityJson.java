package dev.assay.benchmark.swebench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The text of `integrity.json`: both verdicts, and why they differ.
final class IntegrityJson {
  private IntegrityJson() {}

  static String write(Judgement judgement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("resolved", judgement.report().resolved());
    fields.put("resolved_trusted", judgement.trusted().resolved());
    fields.put("finding", judgement.trusted().finding().name().toLowerCase(Locale.ROOT));
    fields.put("reasons", judgement.trusted().reasons());
    return ReportJson.write(Map.of(judgement.report().instanceId(), fields));
  }
}
