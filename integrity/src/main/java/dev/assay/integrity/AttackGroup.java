package dev.assay.integrity;

/// What an attack is aimed at.
public enum AttackGroup {
  /// The tests themselves and what configures them.
  TESTS,
  /// Files that an interpreter or a build tool runs before the tests.
  START_UP,
  /// Programs and libraries that the tests call.
  PROGRAMS,
  /// The report, the output and the exit status.
  VERDICT,
  /// Answers and secrets that lie outside of the workspace.
  ANSWERS,
  /// Paths that lead out of the workspace.
  PATHS,
  /// Time, processes, memory and disk.
  RESOURCES;

  /// As people read it.
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
