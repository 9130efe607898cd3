package dev.assay.protocol;

/// One cell of a run's plan: a participant's n-th try at a task.
///
/// @param task the task's id
/// @param participant the participant's name as the user gave it, `openrouter/google/gemini-pro`
/// @param sample counts from zero
public record AttemptId(String task, String participant, int sample) {
  public AttemptId {
    if (task.isBlank() || participant.isBlank()) {
      throw new IllegalArgumentException("an attempt names its task and its participant");
    }
    if (sample < 0) {
      throw new IllegalArgumentException("sample is negative: " + sample);
    }
  }

  @Override
  public String toString() {
    return task + " · " + participant + " · sample " + sample;
  }
}
