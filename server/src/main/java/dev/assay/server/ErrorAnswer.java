package dev.assay.server;

/// The body of every answer that is an error.
record ErrorAnswer(Detail error) {
  /// @param code for programs: `not_found`
  /// @param message for people, with the way out
  record Detail(String code, String message) {}

  static ErrorAnswer of(Problem problem, String message) {
    return new ErrorAnswer(new Detail(problem.code(), message));
  }
}
