package dev.assay.participant.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedEndpointTest {
  private static final Script HELLO = Script.answering(Answers.always("Hello, \uD83D\uDE00!"));

  @Test
  void streamsARequestThatAsksForAStream() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(HELLO.withChunkCharacters(3))) {
      HttpResponse<String> response = new Client(endpoint.baseUrl()).ask("Say hello.");

      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      assertThat(response.body().lines().filter(line -> !line.isEmpty()))
          .allMatch(line -> line.startsWith("data: "))
          .last()
          .isEqualTo("data: [DONE]");
      assertThat(response.body())
          .contains("\"content\":\"Hel\"", "\"content\":\"lo,\"", "\"content\":\" \uD83D\uDE00\"")
          .contains("\"finish_reason\":\"stop\"")
          .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":3,");
    }
  }

  @Test
  void answersInOneDocumentWhenNoStreamIsAskedFor() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(HELLO)) {
      HttpResponse<String> response =
          new Client(endpoint.baseUrl())
              .post("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");

      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(response.body())
          .contains("\"message\":{\"role\":\"assistant\",\"content\":\"Hello, \uD83D\uDE00!\"}");
    }
  }

  @Test
  void sendsReasoningAndCostWhereTheAnswerHasThem() throws Exception {
    Answer answer = new Answer.Completion("yes", "because", "length", OptionalDouble.of(0.25));
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(Script.answering(request -> answer))) {
      assertThat(new Client(endpoint.baseUrl()).ask("x").body())
          .contains("\"reasoning\":\"because\"", "\"finish_reason\":\"length\"", "\"cost\":0.25");
    }
  }

  @Test
  void listsItsModels() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(HELLO)) {
      assertThat(new Client(endpoint.baseUrl()).get("/models").body())
          .contains("\"id\":\"scripted\"");
    }
  }

  @Test
  void remembersWhatItWasAsked() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(HELLO)) {
      new Client(endpoint.baseUrl()).ask("first");
      new Client(endpoint.baseUrl()).ask("first");

      assertThat(endpoint.requests()).extracting(ScriptedRequest::occurrence).containsExactly(0, 1);
      assertThat(endpoint.requests().getFirst().prompt()).isEqualTo("first\n");
      assertThat(endpoint.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer a-key");
      assertThat(endpoint.requests().getFirst().toString()).doesNotContain("a-key");
    }
  }

  @ParameterizedTest
  @CsvSource({"429,429", "500,500", "401,401", "402,402"})
  void reportsAnErrorStatus(String fault, int status) throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(always(Fault.of(fault)))) {
      HttpResponse<String> response = new Client(endpoint.baseUrl()).ask("x");

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.body()).contains("\"error\":{\"code\":" + status);
      assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
      assertThat(endpoint.counts().faults()).containsExactly(Map.entry(Fault.of(fault), 1L));
    }
  }

  @ParameterizedTest
  @CsvSource({"cut", "reset"})
  void closesTheConnectionWithoutEndingTheAnswer(String fault) throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(always(Fault.of(fault)))) {
      assertThatThrownBy(() -> new Client(endpoint.baseUrl()).ask("x"))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"truncated", "malformed", "error-event"})
  void endsAStreamBeforeItsEnd(String fault) throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(always(Fault.of(fault)))) {
      assertThat(new Client(endpoint.baseUrl()).ask("x").body())
          .contains("Here is the change")
          .doesNotContain("[DONE]", "finish_reason\":\"stop");
    }
  }

  @Test
  void answersWithAWebPageOrWithNothingUsable() throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.start(
            HELLO.withFaults(FaultSchedule.first(Fault.HTML, Fault.EMPTY, Fault.NO_PATCH)))) {
      Client client = new Client(endpoint.baseUrl());

      assertThat(client.ask("x").body()).startsWith("<!doctype html>");
      assertThat(client.ask("x").body()).doesNotContain("content\"").contains("[DONE]");
      assertThat(client.ask("x").body()).contains(Answers.UNKNOWN_TASK);
      assertThat(client.ask("x").body()).contains("Hello");
    }
  }

  @ParameterizedTest
  @CsvSource({"silent", "stall"})
  void closingItEndsRequestsThatWereNeverAnswered(String fault) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    ScriptedEndpoint endpoint =
        ScriptedEndpoint.start(
            HELLO.withFaults(request -> {
              reached.countDown();
              return Optional.of(Fault.of(fault));
            }));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> response =
          threads.submit(() -> new Client(endpoint.baseUrl()).ask("x"));
      reached.await();

      endpoint.close();

      assertThatThrownBy(response::get).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void countsHowManyWereUnderWayAtOnce() throws Exception {
    CountDownLatch all = new CountDownLatch(20);
    Answers together =
        request -> {
          all.countDown();
          all.await();
          return Answer.text("12345678");
        };
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(Script.answering(together));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> responses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        responses.add(threads.submit(() -> new Client(endpoint.baseUrl()).ask("123")));
      }
      for (Future<HttpResponse<String>> response : responses) {
        assertThat(response.get().body()).contains("12345678");
      }

      EndpointCounts counts = endpoint.counts();
      assertThat(counts.requests()).isEqualTo(20);
      assertThat(counts.mostConcurrent()).isEqualTo(20);
      assertThat(counts.promptTokens()).isEqualTo(20);
      assertThat(counts.completionTokens()).isEqualTo(40);
    }
  }

  @Test
  void insistsOnItsKey() throws Exception {
    try (ScriptedEndpoint open = ScriptedEndpoint.start(HELLO.withKey("a-key"));
        ScriptedEndpoint closed = ScriptedEndpoint.start(HELLO.withKey("another"))) {
      assertThat(new Client(open.baseUrl()).ask("x").statusCode()).isEqualTo(200);
      assertThat(new Client(closed.baseUrl()).ask("x").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void refusesWhatIsNotAChatRequest() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(HELLO)) {
      Client client = new Client(endpoint.baseUrl());

      assertThat(client.post("{\"model\":").statusCode()).isEqualTo(400);
      assertThat(client.get("/chat/completions").statusCode()).isEqualTo(405);
      assertThat(client.get("/embeddings").statusCode()).isEqualTo(404);
      assertThat(client.post("").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void sendsExactlyTheBytesOfARawAnswer() throws Exception {
    Answer raw =
        new Answer.Raw(
            503,
            Map.of("Content-Type", "text/plain"),
            List.of(new byte[] {'a'}, new byte[] {'b'}),
            false);
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(Script.answering(request -> raw))) {
      HttpResponse<String> response = new Client(endpoint.baseUrl()).ask("x");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).isEqualTo("ab");
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(HELLO)) {
      int port = endpoint.baseUrl().getPort();

      assertThatThrownBy(() -> ScriptedEndpoint.start(HELLO.withPort(port)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(port));
    }
  }

  private static Script always(Fault fault) {
    return HELLO.withFaults(FaultSchedule.always(fault));
  }
}
