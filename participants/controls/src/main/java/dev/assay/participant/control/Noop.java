package dev.assay.participant.control;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.participant.Submission.Content;
import java.time.Duration;

/// Hands in nothing. A task that it passes judges nothing.
final class Noop implements Participant {
  @Override
  public String name() {
    return "noop";
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public Submission attempt(Task task, AttemptContext context) {
    return Submission.free(new Content.Nothing("noop never hands in a patch"), Duration.ZERO);
  }

  @Override
  public String prompt(Task task, AttemptContext context) {
    return "";
  }
}
