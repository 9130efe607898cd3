package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.participant.AttemptContext;
import dev.assay.participant.ModelException;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.Participants;
import dev.assay.participant.Submission;
import dev.assay.participant.scripted.Answer;
import dev.assay.participant.scripted.Answers;
import dev.assay.participant.scripted.Fault;
import dev.assay.participant.scripted.FaultSchedule;
import dev.assay.participant.scripted.Script;
import dev.assay.participant.scripted.ScriptedEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that a call shows, prints or logs is searched for the key.
class KeySecrecyTest {
  private static final String KEY = Bench.KEY;

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream standardOutput = System.out;
  private final PrintStream standardError = System.err;
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Handler handler = new Collector(logged);

  @BeforeEach
  void listen() {
    PrintStream sink = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(sink);
    System.setErr(sink);
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(handler);
    root.setLevel(level);
    System.setOut(standardOutput);
    System.setErr(standardError);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SILENT", "STALL"})
  void noFaultBringsTheKeyToLight(Fault fault) throws Exception {
    Script script = Script.answering(Answers.always("x")).withFaults(FaultSchedule.always(fault));

    assertThat(everythingShown(script)).isNotEmpty().doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"bad key KEY\"}}",
        "{\"error\":{\"message\":\"x\",\"metadata\":{\"raw\":\"Bearer KEY\"}}}",
        "<html>KEY</html>",
        "KEY"
      })
  void anEndpointThatRepeatsTheKeyDoesNotBringItToLight(String body) throws Exception {
    Answer answer =
        new Answer.Raw(
            400,
            Map.of("Location", KEY),
            List.of(body.replace("KEY", KEY).getBytes(StandardCharsets.UTF_8)),
            false);

    assertThat(everythingShown(Script.answering(request -> answer)))
        .contains("[key]")
        .doesNotContain(KEY);
  }

  @Test
  void theKeyIsNotShownByAnyPart() {
    Endpoint endpoint =
        new Endpoint(
            URI.create("https://h/v1"), Optional.of(new ApiKey(KEY)), Dialect.OPENAI, "A", "K");

    assertThat(endpoint.toString()).contains("[key]").doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-secret\u0000tail", "sk-secret\ntail", "sk secret", "sk-sécret"})
  void aKeyThatCannotBeSentIsRefusedWithoutRepeatingIt(String key) {
    assertThatThrownBy(() -> create("https://h/v1", key))
        .hasMessageContaining("OPENROUTER_API_KEY")
        .hasMessageNotContaining("cret");
  }

  /// Runs an attempt and collects its result or failure, all texts of the parts, output and logs.
  private String everythingShown(Script script) throws Exception {
    StringWriter shown = new StringWriter();
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(script)) {
      Participant participant = create(endpoint.baseUrl().toString(), KEY);
      shown.append(participant.toString()).append(participant.warnings().toString());
      try {
        Submission submission =
            participant.attempt(new SampleTask("x"), new AttemptContext(0, false));
        shown.append(submission.toString());
      } catch (ModelException e) {
        e.printStackTrace(new PrintWriter(shown));
      }
      assertThat(endpoint.requests().getFirst().headers())
          .as("the key is really in play")
          .containsEntry("authorization", "Bearer " + KEY);
      shown.append(endpoint.requests().toString());
    }
    return shown + String.join("", logged) + printed.toString(StandardCharsets.UTF_8);
  }

  private static Participant create(String baseUrl, String key) throws Exception {
    ParticipantSpec spec =
        new ParticipantSpec(
            "openrouter/m",
            Map.of("OPENROUTER_BASE_URL", baseUrl, "OPENROUTER_API_KEY", key),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("max-retries", "0"));
    return Participants.installed().create(spec);
  }

  /// Formats what is logged, arguments included.
  private static final class Collector extends Handler {
    private final Queue<String> to;

    Collector(Queue<String> to) {
      this.to = to;
    }

    @Override
    public void publish(LogRecord record) {
      to.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
