package dev.assay.participant;

import dev.assay.benchmark.Task;
import java.io.IOException;
import java.util.List;

/// Who attempts tasks: a model, an agent, or a control. Safe for use by many threads at once.
public interface Participant extends AutoCloseable {
  /// The name as the user gave it: `openrouter/google/gemini-pro`, `oracle`.
  String name();

  /// Whether an attempt waits on something outside this machine, so that many may wait at once.
  boolean remote();

  /// Attempts a task once.
  ///
  /// @throws ModelException when the model's endpoint failed for good, retries included
  /// @throws IOException when the task's files cannot be read
  Submission attempt(Task task, AttemptContext context)
      throws ModelException, IOException, InterruptedException;

  /// The prompt that an attempt would send, empty when it sends none.
  String prompt(Task task, AttemptContext context) throws IOException;

  /// What was odd but usable when it was made, in sentences for the user; never holds a key.
  default List<String> warnings() {
    return List.of();
  }

  @Override
  default void close() {}
}
