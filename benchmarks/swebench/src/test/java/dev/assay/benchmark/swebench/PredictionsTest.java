package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictionsTest {
  @TempDir Path folder;

  @Test
  void readsLinesListsAndObjects() throws Exception {
    String one =
        """
        {"instance_id": "a__b-1", "model_name_or_path": "some/model", "model_patch": "diff"}\
        """;
    String none = one.replace("a__b-1", "a__b-2").replace("\"diff\"", "null");
    Prediction first = new Prediction("a__b-1", "some/model", Optional.of("diff"));
    Prediction second = new Prediction("a__b-2", "some/model", Optional.empty());
    assertThat(Predictions.read(file("a.jsonl", one + "\n" + none + "\n")).values())
        .containsExactly(first, second);
    assertThat(Predictions.read(file("a.json", "[" + one + "," + none + "]")).values())
        .containsExactly(first, second);
    String keyed =
        "{\"a__b-1\": {\"model_name_or_path\": \"some/model\", \"model_patch\": \"diff\"}}";
    assertThat(Predictions.read(file("b.json", keyed)).values()).containsExactly(first);
  }

  @Test
  void readsAPatchOfFiftyMegabytes() throws Exception {
    Path file =
        file(
            "big.jsonl",
            "{\"instance_id\": \"a__b-1\", \"model_name_or_path\": \"m\", \"model_patch\": \""
                + "x".repeat(50_000_000)
                + "\"}");
    assertThat(Predictions.read(file).values())
        .singleElement()
        .satisfies(read -> assertThat(read.patch().orElseThrow()).hasSize(50_000_000));
  }

  @Test
  void namesFileRowAndFieldOfEachProblem() throws Exception {
    Path file =
        file(
            "a.jsonl",
            """
            {"instance_id": "a__b-1", "model_patch": ""}
            {"model_name_or_path": "m", "model_patch": ""}
            {"instance_id": "a__b-2", "model_name_or_path": "m", "model_patch": ["x"]}
            {"instance_id": "a__b-3", "model_name_or_path": "m", "model_patch": ""}
            {"instance_id": "a__b-3", "model_name_or_path": "m", "model_patch": ""}
            """);
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Predictions.read(file))
        .withMessageContaining("has 4 errors")
        .withMessageContaining(file + ":1: field model_name_or_path is missing")
        .withMessageContaining(file + ":2: field instance_id is missing")
        .withMessageContaining(file + ":3: field model_patch must be a text, not a list")
        .withMessageContaining(file + ":5: a prediction for a__b-3 is at " + file + ":4 too");
  }

  @Test
  void takesReferencePatchesForGold() throws Exception {
    var instances = Dataset.read(SharedData.file("native-five.jsonl"));
    assertThat(Predictions.gold(instances).values())
        .hasSize(5)
        .allSatisfy(prediction -> {
          assertThat(prediction.model()).isEqualTo("gold");
          assertThat(prediction.patch().orElseThrow()).startsWith("diff --git ");
        });
  }

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }
}
