package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.participant.scripted.Answer;
import dev.assay.protocol.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a complete answer may look like.
class StreamTest {
  private static final String FINISH =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  @Test
  void joinsTheChunksAndReadsUsageAndWhoServed() throws Exception {
    ChatReply reply =
        reply(
            content("Hello, ")
                + content("\uD83D\uDE00!")
                + FINISH
                + """
                data: {"model":"google/gemini-pro","provider":"Vertex","choices":[],"usage":
                data: {"prompt_tokens":100,"completion_tokens":20,"cost":0.0125,
                data: "prompt_tokens_details":{"cached_tokens":40},
                data: "completion_tokens_details":{"reasoning_tokens":5}}}

                """
                + DONE);

    assertThat(reply.text()).isEqualTo("Hello, \uD83D\uDE00!");
    assertThat(reply.finishReason()).hasValue("stop");
    assertThat(reply.usage()).isEqualTo(new TokenUsage(100, 20, 5, 40));
    assertThat(reply.costUsd()).hasValue(0.0125);
    assertThat(reply.servedBy()).hasValue("google/gemini-pro by Vertex");
    assertThat(reply.retries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "[null]", "[{}]", "[{\"delta\":null}]", "\"odd\""})
  void aChunkMayHaveNoChoices(String choices) throws Exception {
    ChatReply reply =
        reply(
            content("a")
                + FINISH
                + "data: {\"choices\":%s,\"usage\":{\"prompt_tokens\":7}}\n\n".formatted(choices)
                + DONE);

    assertThat(reply.text()).isEqualTo("a");
    assertThat(reply.usage().prompt()).isEqualTo(7);
  }

  @Test
  void theIndexMayBeMissingAndOtherChoicesAreIgnored() throws Exception {
    assertThat(
            reply(
                    "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}},"
                        + "{\"index\":1,\"delta\":{\"content\":\"b\"}}]}\n\n"
                        + FINISH
                        + DONE)
                .text())
        .isEqualTo("a");
  }

  @Test
  void commentsWindowsLineEndsAndUnknownFieldsAreTolerated() throws Exception {
    String stream =
        ": OPENROUTER PROCESSING\n\nevent: message\n" + content("a") + ": still here\n\n" + FINISH;

    assertThat(reply((stream + DONE).replace("\n", "\r\n")).text()).isEqualTo("a");
  }

  @Test
  void aMissingLastBlankLineIsTolerated() throws Exception {
    assertThat(reply(content("a") + FINISH + "data: [DONE]").text()).isEqualTo("a");
  }

  @Test
  void aFinishReasonWithoutTheDoneMarkIsAnEnd() throws Exception {
    assertThat(reply(content("a") + FINISH).text()).isEqualTo("a");
  }

  @Test
  void aDoneMarkWithoutAFinishReasonIsAnEnd() throws Exception {
    ChatReply reply = reply(content("a") + DONE);

    assertThat(reply.text()).isEqualTo("a");
    assertThat(reply.finishReason()).isEmpty();
    assertThat(reply.usage()).isEqualTo(TokenUsage.NONE);
    assertThat(reply.costUsd()).isEmpty();
  }

  @Test
  void aFinishedStreamWhoseConnectionBreaksIsComplete() throws Exception {
    Answer broken =
        new Answer.Raw(
            200,
            Map.of("Content-Type", "text/event-stream"),
            List.of((content("a") + FINISH).getBytes(StandardCharsets.UTF_8)),
            true);
    try (Bench bench = Bench.sending(broken)) {
      assertThat(bench.model().complete("x").text()).isEqualTo("a");
    }
  }

  @Test
  void aReplyThatRanIntoItsLimitIsAReply() throws Exception {
    ChatReply reply = reply(content("half") + FINISH.replace("stop", "length") + DONE);

    assertThat(reply.text()).isEqualTo("half");
    assertThat(reply.finishReason()).hasValue("length");
  }

  @Test
  void anEmptyReplyIsAReply() throws Exception {
    assertThat(reply(FINISH + DONE).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reasoning", "reasoning_content"})
  void reasoningIsKeptApart(String field) throws Exception {
    ChatReply reply =
        reply(
            "data: {\"choices\":[{\"delta\":{\"%s\":\"hmm\",\"content\":null}}]}\n\n"
                    .formatted(field)
                + content("a")
                + FINISH
                + DONE);

    assertThat(reply.reasoning()).isEqualTo("hmm");
    assertThat(reply.text()).isEqualTo("a");
  }

  @Test
  void aThoughtAtTheStartOfTheReplyIsKeptApart() throws Exception {
    ChatReply reply = reply(content("\\n<thi") + content("nk>hmm</think>\\n\\na <think>") + DONE);

    assertThat(reply.reasoning()).isEqualTo("hmm");
    assertThat(reply.text()).isEqualTo("a <think>");
  }

  @Test
  void aThoughtThatNeverEndsLeavesNoReply() throws Exception {
    ChatReply reply = reply(content("<think>hmm") + FINISH.replace("stop", "length") + DONE);

    assertThat(reply.reasoning()).isEqualTo("hmm");
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void contentMayComeInParts() throws Exception {
    assertThat(
            reply(
                    "data: {\"choices\":[{\"delta\":{\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]"
                        + "}}]}\n\n"
                        + DONE)
                .text())
        .isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "text/event-stream"})
  void anEndpointMayIgnoreThatAStreamWasAskedFor(String contentType) throws Exception {
    String document =
        """


        {"model":"m","choices":[{"message":{"role":"assistant","content":"a",
          "reasoning_content":"hmm"},"finish_reason":"stop"}],
          "usage":{"prompt_tokens":1,"completion_tokens":2}}
        """;
    Answer answer =
        new Answer.Raw(
            200,
            Map.of("Content-Type", contentType),
            List.of(
                document.substring(0, 9).getBytes(StandardCharsets.UTF_8),
                document.substring(9).getBytes(StandardCharsets.UTF_8)),
            false);
    try (Bench bench = Bench.sending(answer)) {
      ChatReply reply = bench.model().complete("x");

      assertThat(reply.text()).isEqualTo("a");
      assertThat(reply.reasoning()).isEqualTo("hmm");
      assertThat(reply.finishReason()).hasValue("stop");
      assertThat(reply.usage()).isEqualTo(new TokenUsage(1, 2, 0, 0));
    }
  }

  @Test
  void countsThatMakeNoSenseAreZero() throws Exception {
    ChatReply reply =
        reply(
            content("a")
                + "data: {\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":\"many\","
                + "\"cost\":\"free\"}}\n\n"
                + DONE);

    assertThat(reply.usage()).isEqualTo(TokenUsage.NONE);
    assertThat(reply.costUsd()).isEmpty();
  }

  @Test
  void withTheUsersOwnProviderKeyTheProvidersChargeIsAdded() throws Exception {
    String usage =
        "data: {\"usage\":{\"cost\":0.01,\"is_byok\":%s,"
            + "\"cost_details\":{\"upstream_inference_cost\":0.5}}}\n\n";

    assertThat(reply(content("a") + usage.formatted(true) + DONE).costUsd()).hasValue(0.51);
    assertThat(reply(content("a") + usage.formatted(false) + DONE).costUsd()).hasValue(0.01);
  }

  @Test
  void aLocalModelCostsNothing() throws Exception {
    try (Bench bench = Bench.answering("a")) {
      assertThat(bench.model(Dialect.LM_STUDIO).complete("x").costUsd())
          .isEqualTo(OptionalDouble.of(0));
      assertThat(bench.model(Dialect.OPENROUTER).complete("x").costUsd()).isEmpty();
    }
  }

  @Test
  void anySplitOfTheBytesGivesTheSameReply() throws Exception {
    byte[] bytes =
        (": hi\r\n\r\n" + content("é漢") + content("\uD83D\uDE00") + FINISH + DONE)
            .getBytes(StandardCharsets.UTF_8);
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<byte[]> chunks = new ArrayList<>();
      for (int start = 0; start < bytes.length; ) {
        int end = Math.min(bytes.length, start + 1 + random.nextInt(9));
        chunks.add(Arrays.copyOfRange(bytes, start, end));
        start = end;
      }
      try (Bench bench = Bench.sending(new Answer.Raw(200, Map.of(), chunks, false))) {
        assertThat(bench.model().complete("x").text())
            .as("seed %d", seed)
            .isEqualTo("é漢\uD83D\uDE00");
      }
    }
  }

  private static String content(String json) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + json + "\"}}]}\n\n";
  }

  private static ChatReply reply(String stream) throws Exception {
    try (Bench bench = Bench.streaming(stream)) {
      return bench.model().complete("x");
    }
  }
}
