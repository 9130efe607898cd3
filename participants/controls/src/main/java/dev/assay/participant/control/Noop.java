package dev.assay.participant.control;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.participant.Submission.Content;
import java.time.Duration;

/// Hands in the workspace as it is. It is judged like any other patch: a task that it passes judges
/// nothing.
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
    return Submission.free(new Content.Diff(""), Duration.ZERO);
  }

  @Override
  public String prompt(Task task, AttemptContext context) {
    return "";
  }
}
