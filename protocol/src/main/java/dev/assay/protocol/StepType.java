package dev.assay.protocol;

/// What an agent does in a step.
public enum StepType {
  REASON,
  ACT,
  OBSERVE,
  CONCLUDE,
  PLAN,
  DEBATE
}
