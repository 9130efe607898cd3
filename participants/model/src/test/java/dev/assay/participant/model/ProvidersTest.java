package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.Participants;
import dev.assay.participant.Submission;
import dev.assay.participant.scripted.Answer;
import dev.assay.participant.scripted.Script;
import dev.assay.participant.scripted.ScriptedEndpoint;
import dev.assay.participant.scripted.ScriptedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
  private static final Script SCRIPT =
      Script.answering(
          request -> new Answer.Completion("the reply", "hmm", "stop", OptionalDouble.of(0.5)));

  @Test
  void allThreeAreFoundOnTheClassPath() {
    assertThat(Participants.installed().providers())
        .extracting(ParticipantProvider::prefix)
        .containsExactly("lmstudio", "openai", "openrouter");
  }

  @Test
  void anAttemptIsOnePromptAndOneReply() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(SCRIPT)) {
      Participant participant =
          create(
              "openrouter/google/gemini-pro",
              Map.of(
                  "OPENROUTER_BASE_URL",
                  endpoint.baseUrl() + "/",
                  "OPENROUTER_API_KEY",
                  " sk-or-key\n"));
      SampleTask task = new SampleTask("Mend it.");

      Submission submission = participant.attempt(task, new AttemptContext(0, false));

      assertThat(submission.content()).isEqualTo(new Submission.Content.Reply("the reply"));
      assertThat(submission.prompt())
          .contains("Mend it.")
          .isEqualTo(participant.prompt(task, new AttemptContext(0, false)));
      assertThat(submission.costUsd()).hasValue(0.5);
      assertThat(submission.usage().reasoning()).isEqualTo(1);
      assertThat(submission.finishReason()).hasValue("stop");
      assertThat(submission.servedBy()).hasValue("google/gemini-pro");
      assertThat(submission.retries()).isZero();
      assertThat(participant.name()).isEqualTo("openrouter/google/gemini-pro");
      assertThat(participant.remote()).isTrue();
      assertThat(participant.warnings()).isEmpty();
      ScriptedRequest request = endpoint.requests().getFirst();
      assertThat(request.headers()).containsEntry("authorization", "Bearer sk-or-key");
      assertThat(request.prompt()).isEqualTo(submission.prompt() + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "openrouter | \"max_tokens\":99,\"reasoning\":{\"effort\":\"high\"},\"provider\":{\"order\":[\"Vertex\"],\"allow_fallbacks\":false}}",
        "lmstudio   | \"max_tokens\":99,\"reasoning_effort\":\"high\"}",
        "openai     | \"max_tokens\":99,\"reasoning_effort\":\"high\"}",
      })
  void eachDialectHasItsOwnWords(String prefix, String end) throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(SCRIPT)) {
      Participant participant =
          Participants.installed()
              .create(
                  new ParticipantSpec(
                      prefix + "/a/b",
                      environment(endpoint),
                      OptionalDouble.of(0.25),
                      OptionalInt.of(99),
                      Optional.of("Vertex"),
                      Optional.of("high"),
                      Map.of()));

      participant.attempt(new SampleTask("x"), new AttemptContext(0, false));

      assertThat(endpoint.requests().getFirst().body().toString())
          .startsWith("{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":")
          .contains("\"stream\":true,\"stream_options\":{\"include_usage\":true}")
          .endsWith("\"temperature\":0.25," + end);
      assertThat(participant.warnings()).hasSize(prefix.equals("openrouter") ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openrouter", "lmstudio", "openai"})
  void whatWasNotChosenIsNotSent(String prefix) throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(SCRIPT)) {
      create(prefix + "/m", environment(endpoint))
          .attempt(new SampleTask("x"), new AttemptContext(0, false));

      assertThat(endpoint.requests().getFirst().body().propertyNames())
          .containsExactlyInAnyOrder("model", "messages", "stream", "stream_options");
    }
  }

  @Test
  void openAiItselfTakesTheNewerNameOfTheLimit() {
    ChatSettings settings =
        new ChatSettings(
            "m", OptionalDouble.empty(), OptionalInt.of(5), Optional.empty(), Optional.empty());
    Endpoint openAi =
        new Endpoint(
            URI.create("https://api.openai.com/v1"), Optional.empty(), Dialect.OPENAI, "A", "K");

    assertThat(new String(RequestBody.of("x", settings, openAi), StandardCharsets.UTF_8))
        .contains("\"max_completion_tokens\":5")
        .doesNotContain("max_tokens");
  }

  @ParameterizedTest
  @CsvSource({"openrouter/x,OPENROUTER_API_KEY", "openai/x,OPENAI_API_KEY"})
  void aMissingKeyNamesItsVariableAndTheFile(String name, String variable) {
    assertThatThrownBy(() -> create(name, Map.of(variable, "  ")))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContainingAll(variable, ".env");
  }

  @Test
  void aServerThatImitatesOpenAiNeedsNoKey() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(SCRIPT)) {
      create("openai/x", Map.of("OPENAI_API_BASE", endpoint.baseUrl().toString()))
          .attempt(new SampleTask("x"), new AttemptContext(0, false));

      assertThat(endpoint.requests().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void theNewerVariableOfTheBaseUrlWins() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(SCRIPT)) {
      create(
              "openai/x",
              Map.of(
                  "OPENAI_BASE_URL",
                  endpoint.baseUrl().toString(),
                  "OPENAI_API_BASE",
                  "http://127.0.0.1:1/v1"))
          .attempt(new SampleTask("x"), new AttemptContext(0, false));

      assertThat(endpoint.counts().requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:1234/v1",
        "localhost:1234",
        "ftp://host/v1",
        "http://",
        "http:///v1",
        "https://h/v1?k=s3cret",
        "http://user:s3cret@host/v1",
        "http://bad host/s3cret",
        "https://h/v1#s3cret"
      })
  void aBadBaseUrlNamesItsVariableAndNotItsValue(String value) {
    assertThatThrownBy(() -> create("lmstudio/x", Map.of("LMSTUDIO_BASE_URL", value)))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("LMSTUDIO_BASE_URL")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/v1,0", "http://localhost/v1,0", "http://[::1]:9/v1,0",
    "https://example.com/v1,0", "http://192.168.1.5:1234/v1,1", "http://example.com/v1,1",
    "http://localhost.example.com/v1,1"
  })
  void anUnencryptedAddressElsewhereIsAWarning(String address, int warnings) throws Exception {
    assertThat(create("lmstudio/x", Map.of("LMSTUDIO_BASE_URL", address)).warnings())
        .hasSize(warnings)
        .allMatch(warning -> warning.contains(address) && warning.contains("not encrypted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openrouter", "openrouter/", "openrouter/ "})
  void aNameWithoutAModelIsRefused(String name) {
    assertThatThrownBy(() -> create(name, Map.of("OPENROUTER_API_KEY", "k")))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("openrouter/<model>");
  }

  @Test
  void anUnknownThinkingLevelIsRefused() {
    ParticipantSpec spec =
        new ParticipantSpec(
            "lmstudio/x",
            Map.of(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.of("very"),
            Map.of());

    assertThatThrownBy(() -> Participants.installed().create(spec))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("low, medium or high");
  }

  @ParameterizedTest
  @CsvSource({
    "first-byte-timeout,0",
    "idle-timeout,-1",
    "total-timeout,1.5",
    "max-retries,many",
    "max-retries,-1"
  })
  void aBadOptionIsNamed(String option, String value) {
    assertThatThrownBy(() -> create("lmstudio/x", Map.of(), Map.of(option, value)))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContainingAll("--" + option, "'" + value + "'");
  }

  @Test
  void optionsSetTimeLimitsAndRetries() throws Exception {
    ModelOptions options =
        new ModelOptions(
            Map.of("first-byte-timeout", "1", "idle-timeout", "2", "max-retries", "0"));

    assertThat(options.timeLimits())
        .isEqualTo(
            new TimeLimits(
                Duration.ofSeconds(1), Duration.ofSeconds(2), TimeLimits.DEFAULT.total()));
    assertThat(options.retryPolicy().maxRetries()).isZero();
  }

  private static Map<String, String> environment(ScriptedEndpoint endpoint) {
    String address = endpoint.baseUrl().toString();
    return Map.of(
        "OPENROUTER_BASE_URL", address,
        "OPENROUTER_API_KEY", "a-key",
        "LMSTUDIO_BASE_URL", address,
        "OPENAI_BASE_URL", address);
  }

  private static Participant create(String name, Map<String, String> environment)
      throws ParticipantException {
    return create(name, environment, Map.of());
  }

  private static Participant create(
      String name, Map<String, String> environment, Map<String, String> options)
      throws ParticipantException {
    return Participants.installed()
        .create(
            new ParticipantSpec(
                name,
                environment,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                options));
  }
}
