package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.Fault;
import dev.assay.participant.scripted.FaultSchedule;
import dev.assay.participant.scripted.Script;
import dev.assay.participant.scripted.ScriptedEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs against a real endpoint that misbehaves on a schedule.
@Timeout(180)
final class ScriptedRunTest {
  private static final String REPLY =
      "Sure.\n```diff\n--- a/answer.txt\n+++ b/answer.txt\n@@ -1 +1 @@\n-wrong\n+right\n```\n";
  private static final String KEY = "sk-very-secret-0123456789";

  @TempDir Path folder;
  private String tasks;

  @BeforeEach
  void writeCatalog() throws IOException {
    tasks = TinyCatalog.write(folder.resolve("tasks"), 5).toString();
  }

  private CommandLineFixture.Answer run(ScriptedEndpoint endpoint, String... more) {
    return new CommandLineFixture(folder)
        .with("OPENAI_BASE_URL", endpoint.baseUrl().toString())
        .with("OPENAI_API_KEY", KEY)
        .inFolder(
            Stream.concat(
                    Stream.of("run", "--tasks-dir", tasks, "--models", "openai/scripted", "--json"),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  @Test
  void everyAttemptIsAccountedForInSpiteOfFaults() throws Exception {
    Map<Fault, Double> faults =
        Map.of(
            Fault.RATE_LIMIT, 0.15,
            Fault.CUT, 0.15,
            Fault.MALFORMED, 0.1,
            Fault.EMPTY, 0.1,
            Fault.NO_PATCH, 0.1,
            Fault.SERVER_ERROR, 0.05);
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.start(
            Script.answering(Answers.always(REPLY))
                .withFaults(FaultSchedule.random(faults, 7))
                .withRetryAfter("0"))) {
      CommandLineFixture.Answer answer = run(endpoint, "--samples", "4", "--max-retries", "1");

      assertThat(answer.status()).as(answer.err()).isEqualTo(ExitCode.INCOMPLETE);
      JsonNode summary = answer.json();
      assertThat(summary.get("status").stringValue()).isEqualTo("completed");
      assertThat(sum(summary.get("outcomes"))).isEqualTo(20);
      assertThat(summary.get("outcomes").propertyNames())
          .containsExactlyInAnyOrder("PASSED", "NO_PATCH", "API_ERROR");

      CommandLineFixture.Answer resumed =
          new CommandLineFixture(folder)
              .with("OPENAI_BASE_URL", endpoint.baseUrl().toString())
              .with("OPENAI_API_KEY", KEY)
              .inFolder("resume", "latest", "--retry-api-errors", "--json");

      JsonNode after = resumed.json();
      assertThat(sum(after.get("outcomes"))).isEqualTo(20);
      assertThat(after.at("/outcomes/API_ERROR").asInt(0))
          .isLessThan(summary.at("/outcomes/API_ERROR").asInt(0));
      assertThat(after.at("/outcomes/NO_PATCH").asInt(0))
          .as("what had a score keeps it")
          .isGreaterThanOrEqualTo(summary.at("/outcomes/NO_PATCH").asInt(0));
    }
  }

  private static int sum(JsonNode counts) {
    return StreamSupport.stream(counts.spliterator(), false).mapToInt(JsonNode::asInt).sum();
  }

  @Test
  void aWrongKeyIsAnApiErrorAndTheKeyIsNowhere() throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.start(
            Script.answering(Answers.always(REPLY))
                .withFaults(FaultSchedule.always(Fault.UNAUTHORIZED)))) {
      CommandLineFixture.Answer answer = run(endpoint);

      assertThat(answer.status()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(answer.json().at("/outcomes/API_ERROR").intValue()).isEqualTo(5);
      assertThat(answer.out() + answer.err()).doesNotContain(KEY);
      assertThat(everyByteBelow(folder)).doesNotContain(KEY);
    }
  }

  private static String everyByteBelow(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void samplesGivePassAtK() throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.start(
            Script.answering(Answers.always(REPLY))
                .withFaults(FaultSchedule.random(Map.of(Fault.NO_PATCH, 0.5), 3)))) {
      JsonNode model = run(endpoint, "--samples", "4").json().at("/models/0");

      double accuracy = model.at("/accuracy/value").doubleValue();
      assertThat(accuracy).isStrictlyBetween(0.0, 1.0);
      assertThat(model.at("/pass_at_k/1/value").doubleValue()).isEqualTo(accuracy);
      assertThat(model.at("/pass_at_k/3/value").doubleValue()).isGreaterThan(accuracy);
      assertThat(model.at("/usage/prompt").longValue()).isPositive();
    }
  }
}
