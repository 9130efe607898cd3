package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import java.net.URI;
import java.util.Optional;

/// Where a model is reached.
///
/// @param baseUrl what stands before `/chat/completions`, without a slash at its end
/// @param key the secret, absent where none is needed
/// @param dialect how it is spoken to
/// @param addressVariable the environment variable that sets the base URL, for error messages
/// @param keyVariable the environment variable that sets the key, for error messages
public record Endpoint(
    URI baseUrl,
    Optional<ApiKey> key,
    Dialect dialect,
    String addressVariable,
    String keyVariable) {

  /// Where prompts are sent.
  URI completions() {
    return URI.create(baseUrl + "/chat/completions");
  }

  /// Whether this is OpenAI's own service, which has parameters that its imitators lack.
  boolean openAiItself() {
    return "api.openai.com".equalsIgnoreCase(baseUrl.getHost());
  }

  /// The text without the key.
  String redact(String text) {
    return key.isPresent() ? key.get().redact(text) : text;
  }

  /// What a user can do about a failure.
  String wayOut(Kind kind) {
    return switch (kind) {
      case AUTHENTICATION -> "check " + keyVariable + " in the shell or in .env";
      case CREDITS -> "add credit there, or use another endpoint";
      case UNKNOWN_MODEL ->
          "check the model's name, and that " + addressVariable + " is the API's base URL";
      case REQUEST -> "the endpoint does not take this request; see its message";
      case RATE_LIMIT -> "run fewer attempts at once, or try later";
      case SERVER -> "try later, or use another endpoint";
      case NETWORK -> "check that it runs and can be reached; " + addressVariable + " sets where";
      case TIMEOUT -> "try later, or allow more time";
      case PROTOCOL -> "check that " + addressVariable + " is the API's base URL";
    };
  }
}
