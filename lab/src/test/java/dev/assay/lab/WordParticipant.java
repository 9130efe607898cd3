package dev.assay.lab;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.ModelException;
import dev.assay.participant.Participant;
import dev.assay.participant.Submission;
import dev.assay.protocol.TokenUsage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/// A participant whose answers a test writes.
final class WordParticipant implements Participant {
  final AtomicInteger asked = new AtomicInteger();
  private final String name;
  private final boolean remote;
  private final Answers answers;

  /// What it replies to a task.
  interface Answers {
    String reply(Task task, int sample) throws ModelException, IOException, InterruptedException;
  }

  WordParticipant(String name, boolean remote, Answers answers) {
    this.name = name;
    this.remote = remote;
    this.answers = answers;
  }

  /// Replies with a fenced diff that writes this word.
  static WordParticipant saying(String name, String word) {
    return new WordParticipant(name, false, (_, _) -> fenced(word));
  }

  static String fenced(String word) {
    return "Here it is:\n```diff\n" + WordTask.diff(word) + "```\n";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean remote() {
    return remote;
  }

  @Override
  public String prompt(Task task, AttemptContext context) {
    return task.instructions();
  }

  @Override
  public Submission attempt(Task task, AttemptContext context)
      throws ModelException, IOException, InterruptedException {
    asked.incrementAndGet();
    return new Submission(
        new Submission.Content.Reply(answers.reply(task, context.sample())),
        task.instructions(),
        new TokenUsage(10, 5, 0, 0),
        OptionalDouble.of(0.01),
        Duration.ofMillis(3),
        0,
        Optional.of("stop"),
        Optional.empty());
  }
}
