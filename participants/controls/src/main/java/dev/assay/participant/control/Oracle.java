package dev.assay.participant.control;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.participant.Submission.Content;
import java.io.IOException;
import java.time.Duration;

/// Hands in the reference solution. A task that it fails is broken, not hard.
final class Oracle implements Participant {
  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public Submission attempt(Task task, AttemptContext context) throws IOException {
    long start = System.nanoTime();
    Content content =
        task.referencePatch()
            .<Content>map(Content.Diff::new)
            .orElseGet(
                () -> new Content.Nothing("the task " + task.id() + " has no reference solution"));
    return Submission.free(content, Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public String prompt(Task task, AttemptContext context) {
    return "";
  }
}
