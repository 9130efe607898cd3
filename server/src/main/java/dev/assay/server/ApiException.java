package dev.assay.server;

/// A request that cannot be answered as it was meant. The message is for the person who asked.
final class ApiException extends Exception {
  private final Problem problem;

  ApiException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  static ApiException badRequest(String message) {
    return new ApiException(Problem.BAD_REQUEST, message);
  }

  static ApiException notFound(String message) {
    return new ApiException(Problem.NOT_FOUND, message);
  }
}
