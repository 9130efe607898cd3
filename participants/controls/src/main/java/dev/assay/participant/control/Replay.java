package dev.assay.participant.control;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import java.io.IOException;
import java.time.Duration;

/// Hands in replies that were stored before, without any model.
final class Replay implements Participant {
  private final ReplaySource source;

  Replay(ReplaySource source) {
    this.source = source;
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public Submission attempt(Task task, AttemptContext context) throws IOException {
    long start = System.nanoTime();
    Submission.Content content = source.content(task.id(), context.sample());
    return Submission.free(content, Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public String prompt(Task task, AttemptContext context) {
    return "";
  }
}
