package dev.assay.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ParticipantsTest {
  private final Participants participants =
      new Participants(List.of(new EchoProvider("router"), new EchoProvider("control")));

  @Test
  void aNameWithoutASlashIsItsPrefix() throws ParticipantException {
    assertThat(participants.create(spec("control")).name()).isEqualTo("control");
  }

  @Test
  void thePrefixEndsAtTheFirstSlash() throws ParticipantException {
    assertThat(participants.create(spec("router/google/gemini-pro")).name())
        .isEqualTo("router/google/gemini-pro");
  }

  @Test
  void anUnknownPrefixListsTheKnownOnes() {
    assertThatThrownBy(() -> participants.create(spec("ruoter/google/gemini-pro")))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContainingAll("'ruoter'", "router: echoes", "control: echoes");
  }

  @Test
  void anEmptyNameIsUnknown() {
    assertThatThrownBy(() -> participants.create(spec("")))
        .isInstanceOf(ParticipantException.class)
        .hasMessageContaining("''");
  }

  @Test
  void saysWhenNoKindIsInstalled() {
    assertThatThrownBy(() -> Participants.installed().create(spec("oracle")))
        .hasMessageContaining("no participant module is on the class path");
  }

  @Test
  void twoKindsWithOnePrefixAreRefused() {
    List<EchoProvider> twins = List.of(new EchoProvider("a"), new EchoProvider("a"));

    assertThatThrownBy(() -> new Participants(twins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void aSpecificationNeverShowsItsEnvironment() {
    ParticipantSpec spec =
        new ParticipantSpec(
            "router/x",
            Map.of("KEY", "sk-secret"),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    assertThat(spec.toString()).doesNotContain("sk-secret");
  }

  private static ParticipantSpec spec(String name) {
    return new ParticipantSpec(
        name,
        Map.of(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private record EchoProvider(String prefix) implements ParticipantProvider {
    @Override
    public String description() {
      return "echoes";
    }

    @Override
    public Participant create(ParticipantSpec spec) {
      return new Echo(spec.name());
    }
  }

  private record Echo(String name) implements Participant {
    @Override
    public boolean remote() {
      return false;
    }

    @Override
    public Submission attempt(Task task, AttemptContext context) {
      return Submission.free(new Submission.Content.Reply(task.instructions()), Duration.ZERO);
    }

    @Override
    public String prompt(Task task, AttemptContext context) {
      return task.instructions();
    }
  }
}
