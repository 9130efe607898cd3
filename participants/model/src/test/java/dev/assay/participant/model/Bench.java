package dev.assay.participant.model;

import dev.assay.participant.scripted.Answer;
import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.Script;
import dev.assay.participant.scripted.ScriptedEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// A model in front of a scripted endpoint, which notes how long it would have waited and waits not
/// at all.
final class Bench implements AutoCloseable {
  static final String KEY = "sk-or-v1-0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /// No wait is this long unless something hangs.
  static final TimeLimits GENEROUS =
      new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

  final ScriptedEndpoint endpoint;
  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  Bench(Script script) throws IOException {
    endpoint = ScriptedEndpoint.start(script);
  }

  static Bench answering(String text) throws IOException {
    return new Bench(Script.answering(Answers.always(text)));
  }

  /// An endpoint whose answer has this body, whatever it is.
  static Bench streaming(String body) throws IOException {
    return sending(
        new Answer.Raw(
            200,
            Map.of("Content-Type", "text/event-stream"),
            List.of(body.getBytes(StandardCharsets.UTF_8)),
            false));
  }

  static Bench sending(Answer answer) throws IOException {
    return new Bench(Script.answering(request -> answer));
  }

  HttpChatModel model() {
    return model(GENEROUS);
  }

  HttpChatModel model(TimeLimits limits) {
    return model(endpoint.baseUrl(), Dialect.OPENAI, limits, 3);
  }

  HttpChatModel model(Dialect dialect) {
    return model(endpoint.baseUrl(), dialect, GENEROUS, 3);
  }

  HttpChatModel model(URI baseUrl, Dialect dialect, TimeLimits limits, int maxRetries) {
    return new HttpChatModel(
        new Endpoint(
            baseUrl, Optional.of(new ApiKey(KEY)), dialect, "OPENAI_BASE_URL", "OPENAI_API_KEY"),
        new ChatSettings(
            "test/model",
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty()),
        limits,
        new Backoff(
            RetryPolicy.DEFAULT.withMaxRetries(maxRetries),
            Clock.fixed(NOW, ZoneOffset.UTC),
            new Random(1),
            pauses::add));
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
