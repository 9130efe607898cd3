package dev.assay.participant.scripted;

import dev.assay.participant.scripted.Answer.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of chat completions.
final class Completions {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CHARACTERS_PER_TOKEN = 4;

  private Completions() {}

  /// A rough count, the same for the same text.
  static long tokens(String text) {
    return Math.ceilDiv((long) text.length(), CHARACTERS_PER_TOKEN);
  }

  /// The data of each event of a stream, `[DONE]` included.
  static List<String> events(ScriptedRequest request, Completion completion, int chunkCharacters) {
    List<String> events = new ArrayList<>();
    events.add(chunk(request, delta("role", "assistant"), ""));
    for (String part : split(completion.reasoning(), chunkCharacters)) {
      events.add(chunk(request, delta("reasoning", part), ""));
    }
    for (String part : split(completion.text(), chunkCharacters)) {
      events.add(chunk(request, delta("content", part), ""));
    }
    events.add(chunk(request, JSON.createObjectNode(), completion.finishReason()));
    if (request.includeUsage()) {
      ObjectNode last = head(request, "chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage(request, completion));
      events.add(last.toString());
    }
    events.add("[DONE]");
    return events;
  }

  /// The one document of an answer that is not streamed.
  static String document(ScriptedRequest request, Completion completion) {
    ObjectNode document = head(request, "chat.completion");
    ObjectNode choice = document.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", completion.finishReason());
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant").put("content", completion.text());
    if (!completion.reasoning().isEmpty()) {
      message.put("reasoning", completion.reasoning());
    }
    document.set("usage", usage(request, completion));
    return document.toString();
  }

  /// An error as endpoints report it.
  static String error(int code, String message) {
    ObjectNode document = JSON.createObjectNode();
    document.putObject("error").put("code", code).put("message", message);
    return document.toString();
  }

  /// The list of models.
  static String models(List<String> models) {
    ObjectNode document = JSON.createObjectNode().put("object", "list");
    var data = document.putArray("data");
    models.forEach(model -> data.addObject().put("id", model).put("object", "model"));
    return document.toString();
  }

  private static String chunk(ScriptedRequest request, ObjectNode delta, String finishReason) {
    ObjectNode chunk = head(request, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject();
    choice.put("index", 0).set("delta", delta);
    choice.put("finish_reason", finishReason.isEmpty() ? null : finishReason);
    return chunk.toString();
  }

  private static ObjectNode delta(String field, String value) {
    return JSON.createObjectNode().put(field, value);
  }

  private static ObjectNode head(ScriptedRequest request, String kind) {
    return JSON.createObjectNode()
        .put("id", "scripted-" + request.number())
        .put("object", kind)
        .put("model", request.model());
  }

  private static ObjectNode usage(ScriptedRequest request, Completion completion) {
    long reasoning = tokens(completion.reasoning());
    ObjectNode usage = JSON.createObjectNode();
    usage.put("prompt_tokens", tokens(request.prompt()));
    usage.put("completion_tokens", tokens(completion.text()) + reasoning);
    usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning);
    OptionalDouble cost = completion.costUsd();
    if (cost.isPresent()) {
      usage.put("cost", cost.getAsDouble());
    }
    return usage;
  }

  /// Parts of at most that many characters; no surrogate pair is torn.
  private static List<String> split(String text, int characters) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + characters);
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(start, end));
      start = end;
    }
    return parts;
  }
}
