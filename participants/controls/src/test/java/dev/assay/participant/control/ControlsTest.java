package dev.assay.participant.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.Participants;
import dev.assay.participant.Submission;
import dev.assay.participant.Submission.Content;
import dev.assay.protocol.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {
  private static final Task TASK = new SampleTask("go_sample", Optional.of("--- a/x\n+++ b/x\n"));

  @TempDir private Path folder;

  @Test
  void allThreeAreFoundOnTheClassPath() {
    assertThat(Participants.installed().providers())
        .extracting(ParticipantProvider::prefix)
        .containsExactly("noop", "oracle", "replay");
  }

  @Test
  void theOracleHandsInTheReferenceForFree() throws Exception {
    Submission submission = attempt(create("oracle", Map.of()), TASK, 0);

    assertThat(submission.content()).isEqualTo(new Content.Diff("--- a/x\n+++ b/x\n"));
    assertThat(submission.usage()).isEqualTo(TokenUsage.NONE);
    assertThat(submission.costUsd()).hasValue(0);
  }

  @Test
  void theOracleSaysWhenATaskHasNoReference() throws Exception {
    Task task = new SampleTask("go_open", Optional.empty());

    assertThat(attempt(create("oracle", Map.of()), task, 0).content())
        .isEqualTo(new Content.Nothing("the task go_open has no reference solution"));
  }

  @Test
  void noopChangesNothing() throws Exception {
    assertThat(attempt(create("noop", Map.of()), TASK, 0).content())
        .isEqualTo(new Content.Diff(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle/x", "noop/x", "replay/x"})
  void aControlTakesNothingAfterItsName(String name) {
    assertThatThrownBy(() -> create(name, Map.of("response-text", "x")))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "noop", "replay"})
  void aControlSendsNoPromptAndRunsHere(String name) throws Exception {
    Participant control = create(name, Map.of("response-text", "x"));

    assertThat(control.name()).isEqualTo(name);
    assertThat(control.remote()).isFalse();
    assertThat(control.prompt(TASK, new AttemptContext(0, true))).isEmpty();
    assertThat(control.warnings()).isEmpty();
  }

  @Test
  void replayHandsInAText() throws Exception {
    assertThat(attempt(create("replay", Map.of("response-text", "a reply")), TASK, 3).content())
        .isEqualTo(new Content.Reply("a reply"));
  }

  @Test
  void replayHandsInAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("reply.md"), "from a file");

    assertThat(
            attempt(create("replay", Map.of("response-file", file.toString())), TASK, 0).content())
        .isEqualTo(new Content.Reply("from a file"));
  }

  @Test
  void replayHandsInTheStoredReplyOfTaskAndSample() throws Exception {
    store("go_sample__openrouter_x__sample00/response.txt", "first");
    store("go_sample__openrouter_x__sample01/response.txt", "second");
    Participant replay = create("replay", Map.of("response-dir", folder.toString()));

    assertThat(attempt(replay, TASK, 1).content()).isEqualTo(new Content.Reply("second"));
    assertThat(attempt(replay, TASK, 2).content()).isEqualTo(new Content.Reply("first"));
  }

  @Test
  void replayNamesTheFolderAndTheTaskThatItLacks() throws Exception {
    assertThat(
            attempt(create("replay", Map.of("response-dir", folder.toString())), TASK, 0).content())
        .isInstanceOfSatisfying(
            Content.Nothing.class,
            nothing ->
                assertThat(nothing.reason()).contains(folder.toString(), "go_sample/response.txt"));
  }

  @Test
  void replayRefusesRepliesOfSeveralParticipants() throws Exception {
    store("go_sample__a__sample00/response.txt", "x");
    store("go_sample__b__sample00/response.txt", "y");
    Participant replay = create("replay", Map.of("response-dir", folder.toString()));

    assertThatThrownBy(() -> attempt(replay, TASK, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(folder.toString(), "a, b");
  }

  @Test
  void replayNeedsExactlyOneOption() {
    assertThatThrownBy(() -> create("replay", Map.of()))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("given none");
    assertThatThrownBy(() -> create("replay", Map.of("response-text", "x", "response-file", "y")))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("given --response-file and --response-text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"response-file", "response-dir"})
  void replayNamesAMissingPathAtOnce(String option) {
    String missing = folder.resolve("missing").toString();

    assertThatThrownBy(() -> create("replay", Map.of(option, missing)))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContainingAll(option, missing);
  }

  private void store(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Submission attempt(Participant participant, Task task, int sample)
      throws Exception {
    return participant.attempt(task, new AttemptContext(sample, false));
  }

  private static Participant create(String name, Map<String, String> options)
      throws ParticipantException {
    return Participants.installed()
        .create(
            new ParticipantSpec(
                name,
                Map.of(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                options));
  }
}
