package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Puts a reply together from the chunks of a stream, or from the one document of an endpoint that
/// does not stream.
final class ReplyAssembler {
  /// The most characters of a reply with its reasoning; a model that writes more has lost itself.
  static final int MOST_CHARACTERS = 8 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private Usage usage = Usage.UNKNOWN;
  private Optional<String> finishReason = Optional.empty();
  private String model = "";
  private String provider = "";
  private boolean done;

  /// Takes the data of an event.
  ///
  /// @throws CallException when it is an error, or not a chunk
  void event(String data) throws CallException {
    if (data.isBlank()) {
      return;
    }
    if (data.strip().equals("[DONE]")) {
      done = true;
    } else {
      document(data);
    }
  }

  /// Takes a chunk, or a whole completion.
  ///
  /// @throws CallException when it is an error, or neither
  void document(String json) throws CallException {
    JsonNode document = parse(json);
    check(document.path("error"));
    model = document.path("model").asString(model);
    provider = document.path("provider").asString(provider);
    if (document.path("usage").isObject()) {
      usage = Usage.of(document.path("usage"));
    }
    for (JsonNode choice : document.path("choices").values()) {
      if (choice.path("index").asInt(0) == 0) {
        choice(choice);
      }
    }
  }

  /// Whether the endpoint said that the reply is over. Without that it was cut.
  boolean over() {
    return done || finishReason.isPresent();
  }

  /// Whether nothing more will come.
  boolean done() {
    return done;
  }

  /// The reply so far.
  ChatReply reply(Dialect dialect) {
    ThoughtTag split = ThoughtTag.split(text.toString());
    String thoughts = reasoning + split.thought();
    OptionalDouble cost =
        usage.costUsd().isEmpty() && dialect == Dialect.LM_STUDIO
            ? OptionalDouble.of(0)
            : usage.costUsd();
    return new ChatReply(
        split.reply(), thoughts, usage.tokens(), cost, finishReason, servedBy(), 0);
  }

  private void choice(JsonNode choice) throws CallException {
    check(choice.path("error"));
    JsonNode delta =
        choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
    append(text, delta.path("content"));
    append(
        reasoning,
        delta.path(delta.path("reasoning").isString() ? "reasoning" : "reasoning_content"));
    String reason = choice.path("finish_reason").asString("");
    if (reason.equals("error")) {
      throw CallException.passing(Kind.SERVER, "it ended its answer with an error");
    }
    if (!reason.isEmpty()) {
      finishReason = Optional.of(reason);
    }
  }

  /// Appends a string, or the text of each part where content comes in parts.
  private void append(StringBuilder to, JsonNode content) throws CallException {
    if (content.isString()) {
      to.append(content.asString());
    }
    for (JsonNode part : content.values()) {
      to.append(part.path("text").asString(""));
    }
    if (text.length() + reasoning.length() > MOST_CHARACTERS) {
      throw CallException.lasting(
          Kind.PROTOCOL, "its reply is longer than " + MOST_CHARACTERS + " characters");
    }
  }

  private Optional<String> servedBy() {
    if (model.isEmpty()) {
      return provider.isEmpty() ? Optional.empty() : Optional.of(provider);
    }
    return Optional.of(provider.isEmpty() ? model : model + " by " + provider);
  }

  private static void check(JsonNode error) throws CallException {
    if (!error.isMissingNode() && !error.isNull()) {
      throw ErrorReply.ofObject(error);
    }
  }

  private static JsonNode parse(String json) throws CallException {
    try {
      JsonNode document = JSON.readTree(json);
      if (document.isObject()) {
        return document;
      }
    } catch (JacksonException e) {
      // What Jackson says would show a part of the answer; that it is not JSON is enough.
    }
    throw CallException.passing(Kind.PROTOCOL, "a part of its answer is not a JSON object");
  }
}
