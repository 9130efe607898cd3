package dev.assay.participant.model;

import dev.assay.participant.model.BodyQueue.Part;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request and its answer.
final class ChatCall {
  private static final int MOST_ERROR_BYTES = 64 << 10;
  private static final int OK = 200;

  private final HttpClient http;
  private final Endpoint endpoint;
  private final CallDeadline deadline;

  ChatCall(HttpClient http, Endpoint endpoint, TimeLimits limits) {
    this.http = http;
    this.endpoint = endpoint;
    this.deadline = new CallDeadline(limits);
  }

  ChatReply perform(byte[] requestBody) throws CallException, InterruptedException {
    HttpResponse<BodyQueue> response = send(requestBody);
    try (BodyQueue body = response.body()) {
      if (response.statusCode() != OK) {
        throw ErrorReply.ofStatus(
                response.statusCode(), readError(body), response.headers().firstValue("Location"))
            .withRetryAfter(response.headers().firstValue("Retry-After"));
      }
      return new AnswerReader(body, deadline).read(endpoint.dialect());
    }
  }

  private HttpResponse<BodyQueue> send(byte[] requestBody)
      throws CallException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.completions())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream, application/json")
            .header("User-Agent", "assay")
            .POST(HttpRequest.BodyPublishers.ofByteArray(requestBody));
    endpoint.key().ifPresent(key -> request.header("Authorization", key.authorization()));
    CompletableFuture<HttpResponse<BodyQueue>> answer =
        http.sendAsync(request.build(), _ -> new BodyQueue());
    try {
      return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      abort(answer);
      throw deadline.exceeded();
    } catch (InterruptedException e) {
      abort(answer);
      throw e;
    } catch (ExecutionException e) {
      throw ConnectionFailure.of(e.getCause() == null ? e : e.getCause());
    }
  }

  /// Ends the exchange, also when its answer begins at this very moment.
  private static void abort(CompletableFuture<HttpResponse<BodyQueue>> answer) {
    answer.cancel(true);
    var _ = answer.thenAccept(response -> response.body().close());
  }

  /// As much of an error's body as there is; an error is reported even when its body is cut.
  private byte[] readError(BodyQueue body) throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < MOST_ERROR_BYTES
        && body.next(deadline.left()).orElse(new Part.End()) instanceof Part.Bytes part) {
      deadline.answered();
      for (ByteBuffer buffer : part.buffers()) {
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.writeBytes(chunk);
      }
    }
    return bytes.toByteArray();
  }
}
