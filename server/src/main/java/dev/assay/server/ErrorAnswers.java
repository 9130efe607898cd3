package dev.assay.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Arrays;
import java.util.Optional;

/// Makes an answer of what an operation throws. What a person can do something about says so; of a
/// fault of the server's own the log has the rest.
final class ErrorAnswers {
  private ErrorAnswers() {}

  static void addTo(RoutesConfig routes) {
    var _ =
        routes.exception(
            ApiException.class,
            (e, context) -> answer(context, e.problem(), String.valueOf(e.getMessage())));
    var _ =
        routes.exception(
            RefusedException.class,
            (e, context) -> answer(context, e.problem(), String.valueOf(e.getMessage())));
    var _ = routes.exception(HttpResponseException.class, ErrorAnswers::ofFramework);
    var _ = routes.exception(Exception.class, ErrorAnswers::ofServer);
  }

  private static void ofFramework(HttpResponseException e, Context context) {
    Problem problem =
        Arrays.stream(Problem.values())
            .filter(each -> each.status() == e.getStatus())
            .findFirst()
            .orElse(e.getStatus() < 500 ? Problem.BAD_REQUEST : Problem.INTERNAL);
    String message =
        switch (problem) {
          case NOT_FOUND ->
              "there is nothing at " + context.path() + "; GET /openapi.json lists what there is";
          case METHOD_NOT_ALLOWED -> context.path() + " does not take " + context.method().name();
          case TOO_LARGE -> "the body is larger than a mebibyte";
          case BAD_REQUEST,
              TOKEN_NEEDED,
              FORBIDDEN,
              CONFLICT,
              UNSUPPORTED_TYPE,
              BAD_RANGE,
              REFUSED,
              TOO_MANY_TRIES,
              INTERNAL,
              UNAVAILABLE ->
              Optional.ofNullable(e.getMessage()).orElse("the request cannot be answered");
        };
    answer(context, problem, message);
  }

  private static void ofServer(Exception e, Context context) {
    if (e instanceof InterruptedException) {
      answer(context, Problem.UNAVAILABLE, "the server ends");
      return;
    }
    // The path is of the request, and no header or body: they may hold a secret.
    System.err.println("assay: failed to answer " + context.method().name() + " " + context.path());
    e.printStackTrace();
    answer(
        context,
        Problem.INTERNAL,
        "the server failed to answer; what it printed says why, and is worth a report");
  }

  private static void answer(Context context, Problem problem, String message) {
    context
        .status(problem.status())
        .contentType("application/json")
        .result(ApiJson.bytes(ErrorAnswer.of(problem, message)));
  }
}
