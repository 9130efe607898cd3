package dev.assay.participant.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AnswersTest {
  @TempDir private Path folder;
  private Path responses;
  private Path catalog;

  @BeforeEach
  void fill() throws IOException {
    responses = folder.resolve("responses");
    catalog = folder.resolve("tasks");
    store(responses.resolve("go_a.txt"), "patch for a");
    store(responses.resolve("go_ab__m__sample00/response.txt"), "first patch for ab");
    store(responses.resolve("go_ab__m__sample01/response.txt"), "second patch for ab");
    store(catalog.resolve("go_a/instructions.md"), "Mend the list.\n");
    store(catalog.resolve("go_ab/instructions.md"), "Mend the list.\nThen the map.\n");
  }

  @Test
  void theLongestKeyInThePromptDecides() throws Exception {
    Answers answers = Answers.whenPromptContains(Map.of("list", "short", "the list", "long"));

    assertThat(answers.answer(request("Mend the list.", 0))).isEqualTo(Answer.text("long"));
    assertThat(answers.answer(request("Mend the map.", 0)))
        .isEqualTo(Answer.text(Answers.UNKNOWN_TASK));
  }

  @Test
  void aFolderAnswersATaskThatThePromptNames() throws Exception {
    ResponseFolder answers = ResponseFolder.byId(responses);

    assertThat(answers.answer(request("Solve go_a now", 0))).isEqualTo(Answer.text("patch for a"));
    assertThat(answers.answer(request("Solve go_ab now", 1)))
        .isEqualTo(Answer.text("second patch for ab"));
    assertThat(answers.answer(request("Solve it", 0))).isEqualTo(Answer.text(Answers.UNKNOWN_TASK));
  }

  @Test
  void aFolderAnswersATaskWhoseInstructionsStandInThePrompt() throws Exception {
    ResponseFolder answers = ResponseFolder.byInstructions(responses, catalog);

    assertThat(answers.answer(request("# Task\n\nMend the list.\n\n# Files", 0)))
        .isEqualTo(Answer.text("patch for a"));
    assertThat(answers.answer(request("Mend the list.\nThen the map.\n\n# Files", 0)))
        .isEqualTo(Answer.text("first patch for ab"));
  }

  @Test
  void aCatalogThatKnowsNoneOfTheTasksIsRefused() {
    assertThatThrownBy(() -> ResponseFolder.byInstructions(responses, responses))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("instructions.md", responses.toString());
  }

  private static void store(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static ScriptedRequest request(String prompt, int occurrence) {
    return new ScriptedRequest(
        0, occurrence, prompt, Map.of(), new JsonMapper().createObjectNode());
  }
}
