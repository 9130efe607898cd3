package dev.assay.participant.scripted;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers `POST /v1/chat/completions`.
final class ChatHandler implements HttpHandler {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 64 << 20;
  private static final int REMEMBERED = 100;

  private final Script script;
  private final Meter meter;
  private final FaultInjector faults;
  private final Map<Integer, Integer> occurrences = new HashMap<>();
  private final Deque<ScriptedRequest> latest = new ArrayDeque<>();
  private int arrived;

  ChatHandler(Script script, Meter meter) {
    this.script = script;
    this.meter = meter;
    this.faults = new FaultInjector(script);
  }

  /// The latest requests, oldest first.
  List<ScriptedRequest> latest() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      FaultInjector.error(exchange, 405, "use POST");
      return;
    }
    byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      FaultInjector.error(exchange, 413, "the request is larger than " + MOST_BYTES + " bytes");
      return;
    }
    JsonNode body = parse(bytes);
    if (!body.isObject()) {
      FaultInjector.error(exchange, 400, "the request is not a JSON object");
      return;
    }
    ScriptedRequest request = remember(exchange, body);
    meter.entered();
    try {
      Thread.sleep(script.delay());
      respond(request, exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Wire.disconnect();
    } finally {
      meter.left();
    }
  }

  private void respond(ScriptedRequest request, HttpExchange exchange)
      throws IOException, InterruptedException {
    Optional<Fault> fault = script.faults().fault(request);
    if (fault.isPresent()) {
      meter.failed(fault.get());
      faults.inject(fault.get(), request, exchange);
      return;
    }
    if (script.key().isPresent()
        && !("Bearer " + script.key().get()).equals(request.headers().get("authorization"))) {
      FaultInjector.unauthorized(request, exchange);
      return;
    }
    switch (script.answers().answer(request)) {
      case Answer.Raw raw -> Wire.raw(exchange, raw);
      case Answer.Completion completion -> {
        meter.answered(
            Completions.tokens(request.prompt()),
            Completions.tokens(completion.text()) + Completions.tokens(completion.reasoning()));
        if (request.stream()) {
          Wire.stream(exchange, Completions.events(request, completion, script.chunkCharacters()));
        } else {
          Wire.send(exchange, 200, Wire.JSON, Completions.document(request, completion));
        }
      }
    }
  }

  private ScriptedRequest remember(HttpExchange exchange, JsonNode body) {
    String prompt = prompt(body);
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    synchronized (latest) {
      int occurrence = occurrences.merge(prompt.hashCode(), 1, Integer::sum) - 1;
      ScriptedRequest request = new ScriptedRequest(arrived++, occurrence, prompt, headers, body);
      latest.addLast(request);
      if (latest.size() > REMEMBERED) {
        latest.removeFirst();
      }
      return request;
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private static String prompt(JsonNode body) {
    StringBuilder prompt = new StringBuilder();
    for (JsonNode message : body.path("messages")) {
      JsonNode content = message.path("content");
      if (content.isString()) {
        prompt.append(content.asString()).append('\n');
      }
      for (JsonNode part : content.isArray() ? content : List.<JsonNode>of()) {
        prompt.append(part.path("text").asString("")).append('\n');
      }
    }
    return prompt.toString();
  }
}
