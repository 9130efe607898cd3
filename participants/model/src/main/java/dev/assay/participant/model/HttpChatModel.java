package dev.assay.participant.model;

import dev.assay.participant.ModelException;
import java.net.http.HttpClient;

/// A model behind an endpoint that speaks OpenAI's chat completions.
///
/// A call that failed for a reason that may pass is repeated: 408, 429 and 5xx, a connection that
/// was refused or broke, a time-out, an answer that was cut or garbled. An answer counts only when
/// the endpoint said that it was over.
public final class HttpChatModel implements ChatModel {
  private final HttpClient http;
  private final Endpoint endpoint;
  private final ChatSettings settings;
  private final TimeLimits limits;
  private final Backoff backoff;

  /// All models of a process share one HTTP client.
  public HttpChatModel(
      Endpoint endpoint, ChatSettings settings, TimeLimits limits, Backoff backoff) {
    this.http = SharedHttpClient.instance();
    this.endpoint = endpoint;
    this.settings = settings;
    this.limits = limits;
    this.backoff = backoff;
  }

  @Override
  public ChatReply complete(String prompt) throws ModelException, InterruptedException {
    byte[] request = RequestBody.of(prompt, settings, endpoint);
    for (int retries = 0; ; retries++) {
      try {
        return new ChatCall(http, endpoint, limits).perform(request).after(retries);
      } catch (CallException e) {
        if (!e.retryable() || retries == backoff.policy().maxRetries()) {
          throw failure(e, retries);
        }
        backoff.await(retries, e.retryAfter());
      }
    }
  }

  /// Everything that an endpoint said passes here on its way to a user.
  private ModelException failure(CallException last, int retries) {
    String message =
        "%s at %s: %s%s; %s"
            .formatted(
                settings.model(),
                endpoint.baseUrl(),
                last.message(),
                retries == 0 ? "" : " (after " + retries + " retries)",
                endpoint.wayOut(last.kind()));
    return new ModelException(last.kind(), endpoint.redact(message), retries);
  }
}
