package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.participant.ModelException;
import dev.assay.participant.ModelException.Kind;
import dev.assay.participant.scripted.Answer;
import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.Fault;
import dev.assay.participant.scripted.FaultSchedule;
import dev.assay.participant.scripted.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
  private static final Script WELL = Script.answering(Answers.always("the reply"));
  private static final TimeLimits SHORT =
      new TimeLimits(Duration.ofMillis(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

  @ParameterizedTest
  @ValueSource(
      strings = {"429", "500", "cut", "truncated", "malformed", "error-event", "reset", "html"})
  void aPassingFaultIsRetriedToACompleteReply(String fault) throws Exception {
    Fault twice = Fault.of(fault);
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.first(twice, twice)))) {
      ChatReply reply = bench.model().complete("x");

      assertThat(reply.text()).isEqualTo("the reply");
      assertThat(reply.retries()).isEqualTo(2);
      assertThat(bench.pauses).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429,RATE_LIMIT",
    "500,SERVER",
    "cut,NETWORK",
    "truncated,NETWORK",
    "malformed,PROTOCOL",
    "error-event,SERVER",
    "reset,NETWORK",
    "html,PROTOCOL"
  })
  void aFaultThatDoesNotPassEndsInItsKind(String fault, Kind kind) throws Exception {
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.always(Fault.of(fault))))) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.retries()).isEqualTo(3);
      assertThat(failure)
          .hasMessageContainingAll("test/model", bench.endpoint.baseUrl().toString(), "3 retries");
      assertThat(bench.endpoint.counts().requests()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"401,AUTHENTICATION,OPENAI_API_KEY", "402,CREDITS,credit"})
  void aLastingFaultIsNotRetriedAndNamesTheWayOut(String fault, Kind kind, String wayOut)
      throws Exception {
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.always(Fault.of(fault))))) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.retries()).isZero();
      assertThat(failure).hasMessageContaining(wayOut);
      assertThat(bench.endpoint.counts().requests()).isEqualTo(1);
      assertThat(bench.pauses).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "no-patch"})
  void aReplyWithoutAPatchIsAReply(String fault) throws Exception {
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.always(Fault.of(fault))))) {
      assertThat(bench.model().complete("x").retries()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301,PROTOCOL,0",
    "400,REQUEST,0",
    "401,AUTHENTICATION,0",
    "403,AUTHENTICATION,0",
    "404,UNKNOWN_MODEL,0",
    "408,TIMEOUT,3",
    "413,REQUEST,0",
    "422,REQUEST,0",
    "429,RATE_LIMIT,3",
    "500,SERVER,3",
    "501,SERVER,0",
    "502,SERVER,3",
    "503,SERVER,3",
    "504,SERVER,3",
    "529,SERVER,3",
    "201,PROTOCOL,0"
  })
  void everyStatusHasAKindAndARetryRule(int status, Kind kind, int retries) throws Exception {
    try (Bench bench = Bench.sending(status(status, "{\"error\":{\"message\":\"said so\"}}"))) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.retries()).isEqualTo(retries);
      assertThat(failure).hasMessageContaining("HTTP " + status);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"error\":{\"message\":\"too long\"}}                              | too long",
        "{\"error\":\"too long\"}                                            | too long",
        "{\"detail\":\"too long\"}                                           | too long",
        "{\"message\":\"too long\"}                                          | too long",
        "{\"error\":{\"message\":\"bad\",\"metadata\":{\"raw\":\"too long\"}}}   | bad (too long)",
        "<html><body><h1>too</h1> long</body></html>                         | too long",
        "\u001b[31mtoo\u0007 long                                            | [31mtoo long",
        "~~                                                                  | HTTP 400;",
        "{\"error\":                                                         | HTTP 400: {\"error\":",
      })
  void showsWhatTheEndpointSaidOnOneLine(String body, String shown) throws Exception {
    try (Bench bench = Bench.sending(status(400, body))) {
      assertThat(failure(bench.model())).hasMessageContaining(shown).hasMessageNotContaining("\n");
    }
  }

  @Test
  void aLongErrorIsShortened() throws Exception {
    try (Bench bench = Bench.sending(status(400, "x".repeat(1 << 20)))) {
      assertThat(failure(bench.model()).getMessage()).hasSizeLessThan(1_000).contains("xxx…");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "402,CREDITS,0",
    "429,RATE_LIMIT,3",
    "502,SERVER,3",
    "'\"odd\"',SERVER,3",
    "0,SERVER,3"
  })
  void anErrorWithinATwoHundredIsAsBadAsItsCode(String code, Kind kind, int retries)
      throws Exception {
    String event =
        "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n"
            + "data: {\"error\":{\"code\":%s,\"message\":\"went away\"},".formatted(code)
            + "\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}]}\n\ndata: [DONE]\n\n";
    try (Bench bench = Bench.streaming(event)) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.retries()).isEqualTo(retries);
      assertThat(failure).hasMessageContaining("went away");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}]}\n\ndata: [DONE]\n\n",
        "data: {\"choices\":[{\"error\":{\"message\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n",
        "{\"error\":{\"message\":\"x\"}}"
      })
  void anErrorOfAChoiceOrADocumentIsAnError(String body) throws Exception {
    try (Bench bench = Bench.streaming(body)) {
      assertThat(failure(bench.model()).kind()).isEqualTo(Kind.SERVER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        ": only a comment\n\n",
        "Bad gateway",
        "data: {\"choices\":[]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"half",
        "data: [DON"
      })
  void anAnswerWithoutAnEndIsCutOff(String body) throws Exception {
    try (Bench bench = Bench.streaming(body)) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
      assertThat(failure).hasMessageContaining("cut off");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{\"choices\":[{\"mess", "data: 7\n\n", "data: hello\n\n"})
  void anAnswerThatIsNoCompletionIsAProtocolError(String body) throws Exception {
    try (Bench bench = Bench.streaming(body)) {
      assertThat(failure(bench.model()).kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void anUsedUpQuotaIsNotRetriedAsARateLimit() throws Exception {
    try (Bench bench =
        Bench.sending(status(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"))) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(Kind.CREDITS);
      assertThat(failure.retries()).isZero();
    }
  }

  @Test
  void aRedirectIsNotFollowedAndNamesItsTarget() throws Exception {
    Answer moved =
        new Answer.Raw(308, Map.of("Location", "https://elsewhere.example/"), List.of(), false);
    try (Bench bench = Bench.sending(moved)) {
      assertThat(failure(bench.model())).hasMessageContaining("https://elsewhere.example/");
      assertThat(bench.endpoint.counts().requests()).isEqualTo(1);
    }
  }

  @Test
  void aReplyWithoutEndIsRefusedAndNotRetried() throws Exception {
    String chunk =
        "data: {\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(1 << 20) + "\"}}]}\n\n";
    try (Bench bench = Bench.streaming(chunk.repeat(9))) {
      ModelException failure = failure(bench.model());

      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure.retries()).isZero();
      assertThat(failure).hasMessageContaining("longer than");
    }
  }

  @Test
  void noFirstByteIsATimeOut() throws Exception {
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.always(Fault.SILENT)))) {
      ModelException failure = failure(bench.model(SHORT));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.retries()).isEqualTo(3);
      assertThat(failure).hasMessageContaining("did not begin to answer within 0.06 s");
    }
  }

  @Test
  void anAnswerThatStopsHalfWayIsATimeOut() throws Exception {
    TimeLimits idle =
        new TimeLimits(Duration.ofSeconds(60), Duration.ofMillis(60), Duration.ofSeconds(60));
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.always(Fault.STALL)))) {
      ModelException failure = failure(bench.model(idle));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure).hasMessageContaining("did not go on for 0.06 s");
    }
  }

  @Test
  void anAnswerThatTakesTooLongInAllIsATimeOut() throws Exception {
    TimeLimits total =
        new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(60));
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.always(Fault.STALL)))) {
      assertThat(failure(bench.model(total))).hasMessageContaining("not complete after 0.06 s");
    }
  }

  @Test
  void aPassingTimeOutIsRetried() throws Exception {
    TimeLimits limits =
        new TimeLimits(Duration.ofSeconds(60), Duration.ofMillis(500), Duration.ofSeconds(60));
    try (Bench bench = new Bench(WELL.withFaults(FaultSchedule.first(Fault.STALL)))) {
      assertThat(bench.model(limits).complete("x").retries()).isPositive();
    }
  }

  private static Answer status(int status, String body) {
    return new Answer.Raw(status, Map.of(), List.of(body.getBytes(StandardCharsets.UTF_8)), false);
  }

  private static ModelException failure(ChatModel model) {
    return catchThrowableOfType(ModelException.class, () -> model.complete("x"));
  }
}
