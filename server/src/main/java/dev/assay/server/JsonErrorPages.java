package dev.assay.server;

import java.io.PrintWriter;
import java.util.Arrays;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;

/// Answers in the API's form where Jetty itself refuses a request, before it reaches the API: for
/// an address that could be read in two ways, or is too long.
final class JsonErrorPages extends ErrorHandler {
  JsonErrorPages() {
    setDefaultResponseMimeType("application/json");
    setShowStacks(false);
    setShowCauses(false);
  }

  @Override
  protected void writeErrorJson(
      Request request,
      PrintWriter writer,
      int code,
      @Nullable String message,
      @Nullable Throwable cause) {
    Problem problem =
        Arrays.stream(Problem.values())
            .filter(each -> each.status() == code)
            .findFirst()
            .orElse(code < 500 ? Problem.BAD_REQUEST : Problem.INTERNAL);
    writer.append(ApiJson.text(ErrorAnswer.of(problem, "the request is refused: " + message)));
  }
}
