package dev.assay.protocol;

/// How an attempt ended. Only a [#scored] outcome says something about the participant.
public enum Outcome {
  /// Every expected test passed.
  PASSED(true),
  /// The patch applied and at least one expected test did not pass.
  FAILED(true),
  /// The participant answered, and the answer holds no patch.
  NO_PATCH(true),
  /// The patch does not apply, or touches what it may not.
  PATCH_REJECTED(true),
  /// The tests did not end within the task's time limit.
  TIMED_OUT(true),
  /// The evaluation shows signs of tampering, so that its result means nothing.
  INVALID(true),
  /// The model's endpoint failed; not the model's fault and retried separately.
  API_ERROR(false),
  /// The lab or its machine failed; not the participant's fault and retried by `resume`.
  INFRASTRUCTURE_ERROR(false),
  /// A toolchain that the task needs is missing here.
  SKIPPED(false);

  private final boolean scored;

  Outcome(boolean scored) {
    this.scored = scored;
  }

  /// Whether the attempt counts in the participant's accuracy.
  public boolean scored() {
    return scored;
  }

  /// Whether the attempt solved its task.
  public boolean passed() {
    return this == PASSED;
  }
}
