package dev.assay.participant.scripted;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;

/// Makes a request go wrong.
final class FaultInjector {
  private static final String HALF_A_REPLY =
      """
      Here is the change:

      ```diff
      --- a/scripted.txt
      +++ b/scripted.txt
      @@ -1,3 +1,3 @@
      """;

  private final Script script;

  /// Never opened; only an interrupt ends a wait for it.
  private final CountDownLatch never = new CountDownLatch(1);

  FaultInjector(Script script) {
    this.script = script;
  }

  void inject(Fault fault, ScriptedRequest request, HttpExchange exchange)
      throws IOException, InterruptedException {
    switch (fault) {
      case RATE_LIMIT -> {
        exchange.getResponseHeaders().set("Retry-After", script.retryAfter());
        error(exchange, 429, "too many requests");
      }
      case SERVER_ERROR -> error(exchange, 500, "the model fell over");
      case UNAUTHORIZED -> unauthorized(request, exchange);
      case NO_CREDIT -> error(exchange, 402, "insufficient credits");
      case CUT -> {
        Wire.startStream(exchange, firstHalf(request));
        throw Wire.disconnect();
      }
      case TRUNCATED -> Wire.stream(exchange, firstHalf(request));
      case MALFORMED -> Wire.stream(exchange, firstHalf(request, "{\"choices\":[{\"del"));
      case ERROR_EVENT ->
          Wire.stream(
              exchange, firstHalf(request, Completions.error(502, "the provider went away")));
      case STALL -> {
        Wire.startStream(exchange, firstHalf(request));
        never.await();
      }
      case SILENT -> never.await();
      case RESET -> throw Wire.disconnect();
      case EMPTY -> complete(request, exchange, "");
      case NO_PATCH -> complete(request, exchange, Answers.UNKNOWN_TASK);
      case HTML ->
          Wire.send(exchange, 200, "text/html", "<!doctype html><title>Gateway</title>Hello");
    }
  }

  /// Repeats the key in full, as careless endpoints do.
  static void unauthorized(ScriptedRequest request, HttpExchange exchange) throws IOException {
    String given = request.headers().getOrDefault("authorization", "none");
    error(exchange, 401, "incorrect API key provided: " + given);
  }

  static void error(HttpExchange exchange, int status, String message) throws IOException {
    Wire.send(exchange, status, Wire.JSON, Completions.error(status, message));
  }

  private void complete(ScriptedRequest request, HttpExchange exchange, String text)
      throws IOException {
    Answer.Completion completion = completion(text);
    if (request.stream()) {
      Wire.stream(exchange, Completions.events(request, completion, script.chunkCharacters()));
    } else {
      Wire.send(exchange, 200, Wire.JSON, Completions.document(request, completion));
    }
  }

  private static List<String> firstHalf(ScriptedRequest request, String... more) {
    List<String> events =
        Completions.events(request, completion(HALF_A_REPLY), HALF_A_REPLY.length());
    List<String> half = new ArrayList<>(events.subList(0, 2));
    half.addAll(List.of(more));
    return half;
  }

  private static Answer.Completion completion(String text) {
    return new Answer.Completion(text, "", "stop", OptionalDouble.empty());
  }
}
