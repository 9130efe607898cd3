package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTextsTest {
  @TempDir Path catalog;

  private List<TaskFault> faults(String instructions, String editable) throws Exception {
    new TaskFixture(catalog, "t")
        .file(
            "metadata.json",
            """
            {"task_id": "t", "language": "python", "type": "bug_fix", "difficulty": "easy",
             "eval": {"command": ["python3", "tests/t.py"], "timeout_seconds": 9},
             "editable": [%s]}
            """
                .formatted(editable))
        .file("instructions.md", instructions)
        .file("workspace/queue.py", "")
        .file(
            "solution/queue.py",
            "class Queue:\n    def push(self, x):\n        pass\n    def _grow(self):\n        pass\n")
        .file("tests/t.py", "from queue import Queue\nQueue().push(1)\n");
    return TaskTexts.faults(Catalogs.task(catalog, "t"));
  }

  @Test
  void instructionsThatNameFilesAndEntryPointsHaveNoFault() throws Exception {
    assertThat(faults("Write `queue.py`: a class `Queue` with `push(x)`.", "\"queue.py\""))
        .isEmpty();
    assertThat(faults("Write queue.py: a Queue to push to.", "\"*.py\"")).isEmpty();
  }

  @Test
  void anEntryPointThatIsNotNamedIsAFault() throws Exception {
    assertThat(faults("Write a `Queue` in `queue.py`; pushing adds.", "\"queue.py\""))
        .extracting(TaskFault::file, TaskFault::problem)
        .containsExactly(tuple("instructions.md", "does not name what the tests use: push"));
    assertThat(faults("Write `queue.py`.", "\"queue.py\""))
        .extracting(TaskFault::problem)
        .containsExactly("names no entry point; the tests use Queue, push");
  }

  @Test
  void aFileToWriteThatIsNotNamedIsAFault() throws Exception {
    assertThat(faults("A class `Queue` with `push`.", "\"queue.py\""))
        .extracting(TaskFault::problem)
        .containsExactly("does not name the file to write, queue.py");
  }

  @Test
  void whatIsLeftToBeFilledInIsAFaultOfItsFile() throws Exception {
    new TaskFixture(catalog, "t")
        .file(
            "mutants/m/mutant.diff",
            "--- a/queue.py\n+++ b/queue.py\n@@ -1 +1 @@\n-a\n+# FILL_IN\n");
    assertThat(faults("Write `Queue` and `push` in `queue.py`. FILL_IN", "\"queue.py\""))
        .extracting(TaskFault::file)
        .containsExactly("instructions.md", "mutants/m/mutant.diff");
  }

  @Test
  void theTasksOfThisModuleHaveNoFault() throws Exception {
    for (CatalogTask task : Catalogs.load(Catalogs.NATIVE)) {
      assertThat(TaskTexts.faults(task)).isEmpty();
    }
  }

  @Test
  void whatBelongsToSomethingPrivateIsNoEntryPoint() {
    String python =
        """
        class _Load:
            def fail(self):
                pass

        class Cache:
            def get(self):
                pass
        """;
    assertThat(new PublicNames("python").usedBy("Cache().get(); pytest.fail('x')", python))
        .containsExactly("Cache", "get");
    String rust =
        """
        pub struct Ring<T> { nodes: Vec<Node<T>> }

        impl<T: Clone> Ring<T> {
            pub fn take(&mut self) {}
        }

        struct Node<T> { value: T }

        impl<T> Node<T> {
            pub fn unlink(&mut self) {}
        }
        """;
    assertThat(new PublicNames("rust").usedBy("Ring::new().take(); list.unlink()", rust))
        .containsExactly("Ring", "take");
    assertThat(new PublicNames("go").usedBy("a.Run()", "func (p *pool) Run() {}\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "javascript | export async function mapAll(x) {} | import { mapAll } from 'x' | mapAll",
        "javascript | export const LIMIT = 3 | own(LIMIT) | LIMIT",
        "javascript | function hidden() {} | hidden() |",
        "html | export function render(x) {} | render(1) | render",
        "go | func (b *Bucket) Take(n int) | bucket.Take(1) | Take",
        "go | func (b *Bucket) Error() string | err.Error() |",
        "go | type Clock interface { | var c Clock | Clock",
        "rust | pub fn chunks<I>(i: I) | chunks(v) | chunks",
        "rust | pub fn chunks<I>(i: I) | other(v) |",
        "cpp | class Matrix { | Matrix m; | Matrix",
        "cpp | class Forward; | Forward m; |",
        "java | public final class Money { | new Money() | Money",
        "python | def _hidden(): | _hidden() |",
        "cobol | public class X | X |",
      })
  void findsPublicNamesOfEachLanguageByTheirLines(
      String language, String source, String tests, String name) {
    assertThat(new PublicNames(language).usedBy(tests, source))
        .isEqualTo(name == null ? Set.of() : Set.of(name));
  }
}
