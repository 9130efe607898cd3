package dev.assay.participant.model;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.ModelException;
import dev.assay.participant.Participant;
import dev.assay.participant.PromptComposer;
import dev.assay.participant.Submission;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Attempts a task with one prompt and one reply.
public final class SingleShotParticipant implements Participant {
  private final String name;
  private final ChatModel model;
  private final PromptComposer composer;
  private final List<String> warnings;

  /// @param name as the user gave it
  /// @param warnings what was odd about its making
  public SingleShotParticipant(
      String name, ChatModel model, PromptComposer composer, List<String> warnings) {
    this.name = name;
    this.model = model;
    this.composer = composer;
    this.warnings = List.copyOf(warnings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public Submission attempt(Task task, AttemptContext context)
      throws ModelException, IOException, InterruptedException {
    String prompt = prompt(task, context);
    long start = System.nanoTime();
    ChatReply reply = model.complete(prompt);
    return new Submission(
        new Submission.Content.Reply(reply.text()),
        prompt,
        reply.usage(),
        reply.costUsd(),
        Duration.ofNanos(System.nanoTime() - start),
        reply.retries(),
        reply.finishReason(),
        reply.servedBy());
  }

  @Override
  public String prompt(Task task, AttemptContext context) throws IOException {
    return composer.compose(task, context.includeTests());
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }
}
