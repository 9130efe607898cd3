package dev.assay.protocol;

/// What went wrong first.
public sealed interface FailureRoot {
  /// The code does not build.
  record Build(String errorType, String command) implements FailureRoot {}

  /// A module is missing.
  record Import(String missingModule, String suggestedFix) implements FailureRoot {}

  /// A file is not where the agent thought.
  record Path(String invalidPath, String expectedLocation) implements FailureRoot {}

  /// A test passes and fails by chance.
  ///
  /// @param failureRate how often it fails, from 0 to 1
  record Flake(String flakyTest, double failureRate) implements FailureRoot {
    public Flake {
      FieldCheck.finite("failure_rate", failureRate);
    }
  }

  /// The code does something else than it should.
  record Semantic(String logicError, String context) implements FailureRoot {}

  /// The plan was wrong.
  ///
  /// @param stepNumber the step of the plan
  record Planning(String reasoningError, Unsigned64 stepNumber) implements FailureRoot {}

  /// The agent lacked knowledge.
  ///
  /// @param pruningError whether it had been in the context and was dropped
  record Context(String missingInfo, boolean pruningError) implements FailureRoot {}

  /// A tool was used wrongly.
  record Tool(String toolName, String usageError) implements FailureRoot {}
}
