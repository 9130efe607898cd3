package dev.assay.server;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/// Something that the API does. The routes and the OpenAPI document are both made of these, so that
/// they cannot disagree.
///
/// @param method GET, POST or DELETE
/// @param path with parameters in braces
/// @param summary one sentence
/// @param parameters that it takes; any other in the query is an error
/// @param body the record that its body is, if it takes one
/// @param answer when it succeeds
/// @param problems that it may end with, beside those that every operation has
/// @param handler does it
record Operation(
    HandlerType method,
    String path,
    String summary,
    List<Parameter> parameters,
    Optional<Class<? extends Record>> body,
    Answer answer,
    List<Problem> problems,
    Handler handler) {
  Operation {
    parameters = List.copyOf(parameters);
    problems = List.copyOf(problems);
  }

  /// Does what the operation is for.
  @FunctionalInterface
  interface Handler {
    /// Answers; anything that is thrown becomes an error answer.
    void handle(Exchange exchange) throws Exception;
  }

  /// An operation that looks something up and answers with JSON.
  static Operation get(
      String path, String summary, List<Parameter> parameters, Class<?> answer, Handler handler) {
    return new Operation(
        HandlerType.GET,
        path,
        summary,
        parameters,
        Optional.empty(),
        Answer.json(answer),
        List.of(),
        handler);
  }

  /// The same with another answer.
  Operation answering(Answer other) {
    return new Operation(method, path, summary, parameters, body, other, problems, handler);
  }

  /// The same with problems of its own.
  Operation orElse(Problem... others) {
    return new Operation(method, path, summary, parameters, body, answer, List.of(others), handler);
  }

  /// An operation that changes something.
  static Operation post(
      String path,
      String summary,
      List<Parameter> parameters,
      Optional<Class<? extends Record>> body,
      Answer answer,
      Handler handler) {
    return new Operation(
        HandlerType.POST, path, summary, parameters, body, answer, List.of(), handler);
  }
}
