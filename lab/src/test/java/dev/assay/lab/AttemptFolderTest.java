package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.AttemptId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttemptFolderTest {
  @Test
  void isNamedAfterTaskModelAndSample() {
    assertThat(AttemptFolder.name(new AttemptId("go_lru", "openrouter/google/gemini-pro", 7)))
        .isEqualTo("go_lru__openrouter_google_gemini-pro__sample07");
  }

  @Test
  void neverLeavesTheRun() {
    assertThat(AttemptFolder.name(new AttemptId("..", "../../etc", 0)))
        .doesNotContain("/")
        .isEqualTo("..__.._.._etc__sample00");
  }

  @Test
  void participantsThatWouldShareAFolderAreRefused(@TempDir Path folder) {
    LabFixture lab = new LabFixture(folder, "one");

    assertThatThrownBy(() ->
            lab.run(
                WordParticipant.saying("openai/a/b", "right"),
                WordParticipant.saying("openai/a_b", "right")))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("openai/a_b");
  }
}
