package dev.assay.cli;

/// The exit codes of the program. The numbers from 64 are those of BSD's `sysexits.h`; 0 to 4 are
/// kept for verdicts, so that a script never takes an error for one.
final class ExitCode {
  static final int DONE = 0;

  /// Verdicts, which only `assay gate evaluate` ends with.
  static final int REJECTED = 1;

  static final int UNDECIDED = 2;
  static final int UNEXPECTED_VERDICT = 4;

  /// A run ended, and some attempts have no score: API errors, infrastructure errors, a budget.
  static final int INCOMPLETE = 10;

  /// A verification ran and found faults.
  static final int FAULTS_FOUND = 11;

  static final int USAGE = 64;
  static final int BAD_DATA = 65;
  static final int NO_INPUT = 66;
  static final int UNAVAILABLE = 69;
  static final int INTERNAL = 70;
  static final int CANNOT_CREATE = 73;
  static final int INPUT_OUTPUT = 74;
  static final int TRY_AGAIN = 75;
  static final int CONFIGURATION = 78;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
