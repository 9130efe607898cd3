package dev.assay.protocol;

/// A record's component that has a value which the wire does not have.
final class InvalidFieldException extends IllegalArgumentException {
  private final String field;
  private final String problem;

  /// @param field the name on the wire
  InvalidFieldException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
    this.problem = problem;
  }

  String field() {
    return field;
  }

  String problem() {
    return problem;
  }
}
