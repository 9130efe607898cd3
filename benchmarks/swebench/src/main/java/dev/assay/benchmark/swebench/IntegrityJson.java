package dev.assay.benchmark.swebench;

import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  /// The verdict in a text; nothing where it is not one.
  static Optional<TrustedVerdict> read(String instance, String text) {
    try {
      JsonNode fields = JsonMapper.shared().readTree(text).path(instance);
      List<String> reasons = new ArrayList<>();
      fields.path("reasons").forEach(reason -> reasons.add(reason.asString()));
      return Optional.of(
          new TrustedVerdict(
              Finding.valueOf(fields.path("finding").asString("").toUpperCase(Locale.ROOT)),
              reasons));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
