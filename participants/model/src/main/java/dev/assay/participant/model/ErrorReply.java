package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Understands how endpoints report errors: by status, or within a stream that began well.
final class ErrorReply {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_CHARACTERS = 400;
  private static final int INTERNAL_ERROR = 500;

  private ErrorReply() {}

  /// A status other than 200.
  ///
  /// @param location the header of that name
  static CallException ofStatus(int status, byte[] body, Optional<String> location) {
    if (status >= 300 && status < 400) {
      return CallException.lasting(
          Kind.PROTOCOL, "HTTP " + status + ": it has moved to " + location.orElse("elsewhere"));
    }
    JsonNode document = parse(body);
    JsonNode error = document.has("error") ? document.path("error") : document;
    String said = error.isMissingNode() ? text(body) : message(error);
    return of(status, code(error), "HTTP " + status + (said.isEmpty() ? "" : ": " + said));
  }

  /// An error object in a body whose status was 200.
  static CallException ofObject(JsonNode error) {
    int status = error.path("code").asInt(0);
    String message = "it reported an error in its answer: " + message(error);
    return of(status < 400 ? INTERNAL_ERROR : status, code(error), message);
  }

  private static CallException of(int status, String code, String message) {
    if (code.equals("insufficient_quota")) {
      return CallException.lasting(Kind.CREDITS, message);
    }
    return switch (status) {
      case 401, 403 -> CallException.lasting(Kind.AUTHENTICATION, message);
      case 402 -> CallException.lasting(Kind.CREDITS, message);
      case 404 -> CallException.lasting(Kind.UNKNOWN_MODEL, message);
      case 408 -> CallException.passing(Kind.TIMEOUT, message);
      case 429 -> CallException.passing(Kind.RATE_LIMIT, message);
      case 501, 505 -> CallException.lasting(Kind.SERVER, message);
      default -> {
        if (status >= 500) {
          yield CallException.passing(Kind.SERVER, message);
        }
        yield status >= 400
            ? CallException.lasting(Kind.REQUEST, message)
            : CallException.lasting(Kind.PROTOCOL, message);
      }
    };
  }

  /// What an error says: itself, its message, and what the provider behind a router said.
  private static String message(JsonNode error) {
    if (error.isString()) {
      return shorten(error.asString());
    }
    String message = error.path("message").asString("");
    String raw = error.path("metadata").path("raw").asString("");
    String said = message.isEmpty() ? error.path("detail").asString("") : message;
    return shorten(raw.isEmpty() ? said : said + " (" + raw + ")");
  }

  private static String code(JsonNode error) {
    return error.path("code").asString("");
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  /// A page or a line of text, without its markup.
  private static String text(byte[] body) {
    return shorten(new String(body, StandardCharsets.UTF_8).replaceAll("<[^>]*>", " "));
  }

  /// On one line, of bearable length.
  private static String shorten(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
  }
}
