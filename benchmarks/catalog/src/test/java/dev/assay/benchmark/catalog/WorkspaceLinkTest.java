package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.Toolchains;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The link `workspace -> .` helps tests of other catalogs find the code, and is no second copy.
class WorkspaceLinkTest {
  private static final String REPORT =
      ", \"report\": {\"format\": \"junit\", \"path\": \"report.xml\"}";

  @TempDir Path scratch;
  @TempDir Path catalog;
  private TaskFixture task;

  @BeforeEach
  void writeTask() {
    assumeTrue(
        Toolchains.host().missing(List.of(new Requirement("pytest", ""))).isEmpty(), "no pytest");
    task =
        new TaskFixture(catalog, "t")
            .file("instructions.md", "Do it.\n")
            .file("workspace/thing.py", "VALUE = 42\n")
            .file("workspace/test_own.py", "def test_own():\n    pass\n")
            .file(
                "tests/test_thing.py",
                """
                from workspace import thing

                def test_value():
                    assert thing.VALUE == 42
                """);
  }

  private List<String> testsOf(String command, String evalFields) throws Exception {
    task.file(
        "metadata.json",
        """
        {
          "task_id": "t", "language": "python", "type": "bug_fix", "difficulty": "easy",
          "eval": {"command": %s, "timeout_seconds": 60%s%s}
        }
        """
            .formatted(command, REPORT, evalFields));
    Evaluation evaluation = new Evaluations(scratch).evaluate(Catalogs.task(catalog, "t"));
    assertThat(evaluation.outcome().passed()).as(evaluation.reason()).isTrue();
    return evaluation.tests().stream().map(TestResult::id).toList();
  }

  @Test
  void pytestWithoutPathsFindsEachTestOnce() throws Exception {
    assertThat(testsOf("[\"python3\", \"-m\", \"pytest\", \"-q\", \"--junitxml=report.xml\"]", ""))
        .containsExactlyInAnyOrder("test_own::test_own", "tests.test_thing::test_value");
  }

  @Test
  void aCommandThatNamesTheLinkFindsItsTestsThere() throws Exception {
    assertThat(
            testsOf(
                "[\"python3\", \"-m\", \"pytest\", \"-q\", \"--junitxml=report.xml\","
                    + " \"workspace/test_own.py\"]",
                ""))
        .hasSize(1);
  }

  @Test
  void optionsOfTheTasksOwnAreLeftAlone() throws Exception {
    assertThat(
            testsOf(
                "[\"python3\", \"-m\", \"pytest\", \"-q\", \"--junitxml=report.xml\", \"tests\"]",
                ", \"env\": {\"PYTEST_ADDOPTS\": \"-k value\"}"))
        .containsExactly("tests.test_thing::test_value");
  }

  /// node's runner follows links too, and ends with an error when there are too many.
  @ParameterizedTest
  @CsvSource({"workspace/tests, workspace", "tests, .", "tests, workspace"})
  void nodeWithoutPathsFindsTheTests(String tests, String workingDirectory) throws Exception {
    assumeTrue(
        Toolchains.host().missing(List.of(new Requirement("node", ""))).isEmpty(), "no node");
    TaskFixture node =
        new TaskFixture(catalog, "n")
            .file("instructions.md", "Do it.\n")
            .file("workspace/thing.js", "exports.value = 42;\n")
            .file(
                tests + "/thing.test.js",
                """
                const test = require('node:test');
                test('value', () => require('node:assert').equal(require('../thing.js').value, 42));
                """)
            .file(
                "metadata.json",
                """
                {
                  "task_id": "n", "language": "javascript", "type": "bug_fix", "difficulty": "easy",
                  "tests_dir": "%s",
                  "eval": {"command": ["node", "--test"], "timeout_seconds": 60, "working_dir": "%s"}
                }
                """
                    .formatted(tests, workingDirectory));
    Evaluation evaluation = new Evaluations(scratch).evaluate(Catalogs.task(catalog, node.id()));
    assertThat(evaluation.outcome().passed()).as(evaluation.reason()).isTrue();
  }
}
