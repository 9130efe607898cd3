package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.swebench.Prediction;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.participant.Submission.Content;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Hands in patches that somebody's model made before.
///
/// @param name of that model
/// @param predictions by instance
record PredictionsParticipant(String name, Map<String, Prediction> predictions)
    implements Participant {
  PredictionsParticipant {
    predictions = Map.copyOf(predictions);
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public Submission attempt(Task task, AttemptContext context) {
    return Submission.free(content(task), Duration.ZERO);
  }

  private Content content(Task task) {
    Prediction prediction = predictions.get(task.id());
    if (prediction == null) {
      return new Content.Nothing("there is no prediction for " + task.id());
    }
    String patch = prediction.patch().orElse("");
    if (patch.isEmpty()) {
      return new Content.Nothing("the prediction has no patch");
    }
    return StandardCharsets.UTF_8.newEncoder().canEncode(patch)
        ? new Content.Diff(patch)
        : new Content.Nothing("the prediction's patch holds half a character, and is no text");
  }

  @Override
  public String prompt(Task task, AttemptContext context) {
    return "";
  }
}
