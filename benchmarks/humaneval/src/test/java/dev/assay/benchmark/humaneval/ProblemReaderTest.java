package dev.assay.benchmark.humaneval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.TaskException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemReaderTest {
  private static final String ROW =
      """
      {"task_id": "Small/0", "prompt": "def f():\\n", "entry_point": "f", "canonical_solution": "    return 1\\n", "test": "def check(c):\\n    assert c() == 1\\n", "extra": 1}
      """;

  @TempDir Path folder;

  @Test
  void readsLinesPlainAndCompressed() throws Exception {
    Path plain = Files.writeString(folder.resolve("a.jsonl"), ROW + "\n");
    Path compressed = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(ROW.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(ProblemReader.read(plain)).hasSize(1).isEqualTo(ProblemReader.read(compressed));
    assertThat(ProblemReader.read(plain).getFirst().reference())
        .isEqualTo("def f():\n    return 1\n");
  }

  @Test
  void tellsAllThatIsWrongByLineAndField() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            ROW
                + "nonsense\n"
                + ROW
                + ROW.replace("Small/0", "../0")
                + ROW.replace("\"f\"", "\"f()\"").replace("Small/0", "Small/1")
                + "{\"task_id\": 1}\n");
    assertThatThrownBy(() -> ProblemReader.read(file))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("line 2 is not JSON")
        .hasMessageContaining("line 3: Small/0 is at line 1 too")
        .hasMessageContaining("line 4: task_id must be letters")
        .hasMessageContaining("line 5: entry_point must be the name of a function, not 'f()'")
        .hasMessageContaining("line 6: field task_id must be a text")
        .hasMessageContaining("line 6: field prompt is missing");
  }

  @Test
  void saysWhereTheProblemsAreWhenThereAreNone() throws Exception {
    assertThatThrownBy(() -> ProblemReader.read(folder.resolve("HumanEval.jsonl.gz")))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("https://github.com/openai/human-eval");
    Path empty = Files.writeString(folder.resolve("a.jsonl"), "\n");
    assertThatThrownBy(() -> ProblemReader.read(empty)).hasMessageContaining("holds no problem");
    Path uncompressed = Files.writeString(folder.resolve("a.jsonl.gz"), ROW);
    assertThatThrownBy(() -> ProblemReader.read(uncompressed))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("could not be read");
  }
}
