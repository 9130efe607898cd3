package dev.assay.benchmark.swebench;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.AttemptResult;
import dev.assay.protocol.Outcome;
import dev.assay.protocol.RunId;
import dev.assay.protocol.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where official tools look for the files of a run. They know one answer of a model to an
/// instance; further samples count as those of another model.
final class OfficialFiles {
  private OfficialFiles() {}

  /// @param folder of the run
  static RunLogs logs(Path folder, RunId run, AttemptId attempt) throws IOException {
    return RunLogs.of(folder, run.value(), model(attempt.participant(), attempt.sample()));
  }

  private static String model(String participant, int sample) {
    return sample == 0
        ? participant
        : String.format(Locale.ROOT, "%s.sample%02d", participant, sample);
  }

  /// Writes the summary of each model into the run's folder.
  static void summarize(RunId run, Path folder, RunPlan plan, Map<AttemptId, AttemptResult> ends)
      throws IOException {
    List<String> instances = plan.tasks().stream().map(RunPlan.PlannedTask::id).toList();
    for (String participant : plan.participants()) {
      for (int sample = 0; sample < plan.settings().samples(); sample++) {
        String model = model(participant, sample);
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        for (String instance : instances) {
          AttemptResult end = ends.get(new AttemptId(instance, participant, sample));
          if (end != null) {
            prediction(instance, model, end.outcome())
                .ifPresent(each -> predictions.put(instance, each));
          }
        }
        RunSummary summary =
            RunSummary.of(instances, predictions, RunLogs.of(folder, run.value(), model));
        Files.writeString(
            folder.resolve(model.replace("/", "__") + "." + run + ".json"), summary.json());
      }
    }
  }

  /// What the summary has to know of a prediction: whether there is one, and whether it is empty.
  private static Optional<Prediction> prediction(String instance, String model, Outcome outcome) {
    return switch (outcome) {
      case PASSED, FAILED, PATCH_REJECTED, TIMED_OUT, INVALID, INFRASTRUCTURE_ERROR ->
          Optional.of(new Prediction(instance, model, Optional.of("a patch")));
      case NO_PATCH -> Optional.of(new Prediction(instance, model, Optional.empty()));
      case API_ERROR, SKIPPED -> Optional.empty();
    };
  }
}
