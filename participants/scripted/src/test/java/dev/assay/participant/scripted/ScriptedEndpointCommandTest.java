package dev.assay.participant.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;

class ScriptedEndpointCommandTest {
  @TempDir private Path folder;

  @Test
  void optionsMakeTheScript() throws Exception {
    Files.writeString(folder.resolve("go_a.txt"), "a patch");

    Script script =
        script(
            "--port",
            "8089",
            "--responses",
            folder.toString(),
            "--faults",
            "cut:1",
            "--seed",
            "7",
            "--delay-ms",
            "250",
            "--retry-after",
            "3",
            "--key",
            "k");

    assertThat(script.port()).isEqualTo(8089);
    assertThat(script.delay()).isEqualTo(Duration.ofMillis(250));
    assertThat(script.retryAfter()).isEqualTo("3");
    assertThat(script.key()).hasValue("k");
    assertThat(script.toString()).doesNotContain("Optional[k]");
    ScriptedRequest request =
        new ScriptedRequest(0, 0, "go_a", Map.of(), new JsonMapper().createObjectNode());
    assertThat(script.faults().fault(request)).hasValue(Fault.CUT);
    assertThat(script.answers().answer(request)).isEqualTo(Answer.text("a patch"));
  }

  @Test
  void withoutOptionsEveryReplyIsASentence() throws Exception {
    Script script = script();
    ScriptedRequest request =
        new ScriptedRequest(0, 0, "x", Map.of(), new JsonMapper().createObjectNode());

    assertThat(script.port()).isZero();
    assertThat(script.faults().fault(request)).isEqualTo(Optional.empty());
    assertThat(script.answers().answer(request)).isEqualTo(Answer.text(Answers.UNKNOWN_TASK));
  }

  @Test
  void wrongFaultsAndTasksWithoutResponsesAreUsageErrors() {
    assertThatThrownBy(() -> script("--faults", "418:1"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("418");
    assertThatThrownBy(() -> script("--tasks", "x"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--responses");
  }

  private static Script script(String... arguments) throws Exception {
    ScriptedEndpointCommand command = new ScriptedEndpointCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.script();
  }
}
