package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.participant.scripted.Answer;
import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.FaultSchedule;
import dev.assay.participant.scripted.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest {
  private static final int MANY = 1_000;

  @Test
  void aThousandCallsWaitAtOnceWithoutAThreadEach() throws Exception {
    CountDownLatch all = new CountDownLatch(MANY);
    Answers together =
        request -> {
          all.countDown();
          all.await();
          return Answer.text("for " + request.prompt());
        };
    try (Bench bench = new Bench(Script.answering(together));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ChatModel model = bench.model();
      List<Future<ChatReply>> replies = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        String prompt = "prompt " + i;
        replies.add(threads.submit(() -> model.complete(prompt)));
      }
      all.await();
      Set<Thread> platformThreads = Thread.getAllStackTraces().keySet();

      for (int i = 0; i < MANY; i++) {
        assertThat(replies.get(i).get().text()).isEqualTo("for prompt " + i + "\n");
      }

      assertThat(bench.endpoint.counts().mostConcurrent()).isEqualTo(MANY);
      assertThat(platformThreads).hasSizeLessThan(100);
    }
  }

  @Test
  void everyoneGetsTheirOwnReplyThroughAStormOfFaults() throws Exception {
    Script storm =
        Script.answering(request -> Answer.text("for " + request.prompt()))
            .withChunkCharacters(3)
            .withFaults(
                FaultSchedule.parse(
                    "429:0.1,500:0.1,cut:0.1,truncated:0.05,malformed:0.1,reset:0.1", 11));
    try (Bench bench = new Bench(storm);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ChatModel model =
          bench.model(bench.endpoint.baseUrl(), Dialect.OPENROUTER, Bench.GENEROUS, 60);
      List<Future<ChatReply>> replies = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String prompt = "prompt " + i;
        replies.add(threads.submit(() -> model.complete(prompt)));
      }

      int retries = 0;
      for (int i = 0; i < 200; i++) {
        ChatReply reply = replies.get(i).get();
        retries += reply.retries();
        assertThat(reply.text()).isEqualTo("for prompt " + i + "\n");
      }

      long faults =
          bench.endpoint.counts().faults().values().stream().mapToLong(Long::longValue).sum();
      assertThat(faults).isEqualTo(retries).isGreaterThan(100);
    }
  }
}
