package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.InfrastructureSign;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What became of all instances of a run, in the form that official tools have it.
///
/// @param total the instances of the data set
/// @param submitted those with a prediction, be they of the data set or not
/// @param incomplete those of the data set without a prediction
/// @param emptyPatch those whose prediction has no patch
/// @param completed those with a report
/// @param resolved those whose report says so
/// @param unresolved those whose report says that they are not
/// @param error those without a report, or with one that says neither
/// @param reasons what in the logs of those that are not resolved says that it may not be the
///   patch's fault, by instance
record RunSummary(
    int total,
    SortedSet<String> submitted,
    SortedSet<String> incomplete,
    SortedSet<String> emptyPatch,
    SortedSet<String> completed,
    SortedSet<String> resolved,
    SortedSet<String> unresolved,
    SortedSet<String> error,
    SortedMap<String, InfrastructureSign> reasons) {

  /// @param instances the ids of the data set
  static RunSummary of(
      Collection<String> instances, Map<String, Prediction> predictions, RunLogs logs)
      throws IOException {
    RunSummary summary =
        new RunSummary(
            instances.size(),
            new TreeSet<>(predictions.keySet()),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeMap<>());
    for (String instance : instances) {
      Prediction prediction = predictions.get(instance);
      if (prediction == null) {
        summary.incomplete.add(instance);
      } else if (prediction.patch().orElse("").isEmpty()) {
        summary.emptyPatch.add(instance);
      } else {
        summary.add(instance, logs);
      }
    }
    return summary;
  }

  private void add(String instance, RunLogs logs) throws IOException {
    if (logs.hasReport(instance)) {
      completed.add(instance);
    }
    Optional<Boolean> verdict = logs.resolved(instance);
    if (verdict.orElse(false)) {
      resolved.add(instance);
    } else {
      (verdict.isPresent() ? unresolved : error).add(instance);
      logs.infrastructure(instance).ifPresent(sign -> reasons.put(instance, sign));
    }
  }

  /// The text of `<model>.<run>.json`.
  String json() {
    SortedSet<String> infrastructure = new TreeSet<>();
    SortedSet<String> ambiguous = new TreeSet<>();
    SortedMap<String, String> failureReasons = new TreeMap<>();
    reasons.forEach((instance, sign) -> {
      (sign.environment() ? infrastructure : ambiguous).add(instance);
      failureReasons.put(instance, sign.wireName());
    });
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("total_instances", total);
    fields.put("submitted_instances", submitted.size());
    fields.put("completed_instances", completed.size());
    fields.put("resolved_instances", resolved.size());
    fields.put("unresolved_instances", unresolved.size());
    fields.put("infra_failure_instances", infrastructure.size());
    fields.put("ambiguous_failure_instances", ambiguous.size());
    fields.put("empty_patch_instances", emptyPatch.size());
    fields.put("error_instances", error.size());
    fields.put("completed_ids", completed);
    fields.put("incomplete_ids", incomplete);
    fields.put("empty_patch_ids", emptyPatch);
    fields.put("submitted_ids", submitted);
    fields.put("resolved_ids", resolved);
    fields.put("unresolved_ids", unresolved);
    fields.put("infra_failure_ids", infrastructure);
    fields.put("ambiguous_failure_ids", ambiguous);
    fields.put("failure_reasons", failureReasons);
    fields.put("error_ids", error);
    fields.put("schema_version", 2);
    return ReportJson.write(fields);
  }
}
