package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatasetTest {
  private static final String ROW =
      """
      {"repo": "some/thing", "instance_id": "some__thing-1", "base_commit": "0123456789abcdef", \
      "patch": "p", "test_patch": "t", "problem_statement": "It breaks.", "version": 1.10, \
      "hints_text": null, "FAIL_TO_PASS": "[\\"a\\"]", "PASS_TO_PASS": ["b", "c"], \
      "eval_type": "fail_only", "other": {"ignored": true}}\
      """;

  @TempDir Path folder;

  @Test
  void readsLinesOfJsonInBothEncodingsOfLists() throws Exception {
    Instance instance = Dataset.read(file("rows.jsonl", ROW + "\n\n")).getFirst();
    assertThat(instance.repository()).isEqualTo("some/thing");
    assertThat(instance.failToPass()).containsExactly("a");
    assertThat(instance.passToPass()).containsExactly("b", "c");
    assertThat(instance.hintsText()).isEmpty();
    assertThat(instance.evaluationType()).isEqualTo(EvaluationType.FAIL_ONLY);
    assertThat(instance.evaluationScript()).isEmpty();
    assertThat(instance.imageReference())
        .isEqualTo("swebench/sweb.eval.x86_64.some_1776_thing-1:latest");
  }

  @Test
  void readsAListAnObjectAndAFolder() throws Exception {
    Path list = file("list.json", "[" + ROW + "]");
    Path object = file("object.json", "{\"some__thing-2\": " + ROW.replace("-1", "-2") + "}");
    assertThat(ids(list)).containsExactly("some__thing-1");
    assertThat(ids(object)).containsExactly("some__thing-2");
    file("notes.txt", "no rows");
    assertThat(ids(folder)).containsExactly("some__thing-1", "some__thing-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"repo\": \"some/thing\"|\"repo\": \"thing\"|field repo must be owner/name, not 'thing'",
        "\"base_commit\": \"0123456789abcdef\"|\"base_commit\": \"--all\"|field base_commit must be"
            + " a commit's hexadecimal digits, not '--all'",
        "some__thing-1|../up|field instance_id must be letters, digits, '.', '_' and '-', not"
            + " '../up'",
        "\"problem_statement\": \"It breaks.\",||field problem_statement is missing",
        "\"problem_statement\": \"It breaks.\"|\"problem_statement\": []|field problem_statement"
            + " must be a text, not a list",
        "[\"b\", \"c\"]|null|field PASS_TO_PASS is missing",
        "[\"b\", \"c\"]|\"b and c\"|field PASS_TO_PASS must be a list of test names, or one as a"
            + " JSON string, not 'b and c'",
        "[\"b\", \"c\"]|[1]|field PASS_TO_PASS must be a text or a list of texts",
        "fail_only|some|field eval_type must be pass_and_fail or fail_only, not 'some'",
      })
  void namesFileRowAndField(String from, String to, String problem) throws Exception {
    String wrong = ROW.replace(from, to == null ? "" : to);
    assertThat(wrong).isNotEqualTo(ROW);
    Path file = file("rows.jsonl", ROW + "\n" + wrong + "\n");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file))
        .withMessageContaining(file + ":2: " + problem);
  }

  @Test
  void refusesARowThatAnyPatchWouldResolve() throws Exception {
    String empty = ROW.replace("[\\\"a\\\"]", "[]").replace("[\"b\", \"c\"]", "[]");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file("rows.jsonl", empty)))
        .withMessageContaining("are both empty, so that any patch would resolve some__thing-1");
  }

  @Test
  void tellsAllProblemsAtOnce() throws Exception {
    Path file = file("rows.jsonl", "[]\n{\n" + ROW + "\n" + ROW + "\n");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file))
        .withMessageContaining("has 3 errors")
        .withMessageContaining(file + ":1: must be an object")
        .withMessageContaining(file + ":2: is not valid JSON")
        .withMessageContaining(file + ":4: some__thing-1 is at " + file + ":3 too");
  }

  @Test
  void leavesTheTwentyFirstProblemAndTheRestOut() throws Exception {
    Path file = file("rows.jsonl", "1\n".repeat(100));
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file))
        .withMessageContaining(":20: must be an object")
        .withMessageEndingWith("and 80 more");
  }

  @Test
  void namesASourceThatHoldsNothing() throws Exception {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file("rows.jsonl", "")))
        .withMessageEndingWith("holds no instance");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(folder.resolve("missing.jsonl")))
        .withMessageContaining("there is no such file or folder");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(Files.createDirectory(folder.resolve("empty"))))
        .withMessageContaining("holds no file that ends with .parquet, .jsonl, .json");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file("rows.csv", "a,b")))
        .withMessageContaining("must end with .parquet, .jsonl, .json");
  }

  @Test
  void saysWhenAFileIsNotUtf8() throws Exception {
    Path file = Files.write(folder.resolve("rows.jsonl"), new byte[] {'"', (byte) 0xff, '"'});
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Dataset.read(file))
        .withMessageContaining("is not UTF-8 throughout");
  }

  @Test
  void readsTheThreeHundredRealRowsOfLite() throws Exception {
    List<Instance> instances = Dataset.read(SharedData.file("lite-test.parquet"));
    assertThat(instances).hasSize(300);
    assertThat(instances).extracting(Instance::id).doesNotHaveDuplicates();
    assertThat(instances).extracting(Instance::repository).contains("django/django");
    assertThat(instances)
        .allSatisfy(instance -> {
          assertThat(instance.patch()).startsWith("diff --git ");
          assertThat(instance.evaluationScript().orElseThrow()).contains("Start Test Output");
          assertThat(instance.failToPass()).isNotEmpty();
        });
  }

  @Test
  void saysThatACutParquetFileIsCut() throws Exception {
    byte[] whole = Files.readAllBytes(SharedData.file("lite-test.parquet"));
    for (int length : new int[] {0, 3, 100, whole.length / 2, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
      assertThatExceptionOfType(TaskException.class)
          .isThrownBy(() -> Dataset.read(cut))
          .withMessageContaining(cut + ": it is ");
    }
  }

  @Test
  void readsRealRowsWithListsAsJsonAsPythonAndAsLists() throws Exception {
    List<Instance> instances = Dataset.read(SharedData.file("native-five.jsonl"));
    assertThat(instances).hasSize(5);
    Instance fmt = instances.get(3);
    assertThat(fmt.failToPass()).containsExactly("PrintfTest.MinusFlag");
    assertThat(fmt.passToPass()).contains("PrintfTest.NoArgs", "PrintfTest.Escape");
    assertThat(instances).allMatch(instance -> instance.evaluationScript().isPresent());
  }

  private List<String> ids(Path source) throws TaskException {
    return Dataset.read(source).stream().map(Instance::id).toList();
  }

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }
}
