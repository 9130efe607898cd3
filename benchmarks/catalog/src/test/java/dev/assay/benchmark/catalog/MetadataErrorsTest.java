package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.benchmark.TaskException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataErrorsTest {
  /// One field a line, so that a line number tells which is meant.
  private static final List<String> GOOD =
      List.of(
          "{",
          "'task_id': 't',",
          "'language': 'shell',",
          "'type': 'bug_fix',",
          "'difficulty': 'easy',",
          "'tags': [],",
          "'eval': {",
          "'command': ['true'],",
          "'timeout_seconds': 5,",
          "'env': {},",
          "'working_dir': '.'",
          "}",
          "}");

  @TempDir Path catalog;

  private String errors() {
    return String.valueOf(
        catchThrowableOfType(TaskException.class, () -> Catalogs.load(catalog)).getMessage());
  }

  private void task(List<String> metadata) {
    new TaskFixture(catalog, "t")
        .file("metadata.json", String.join("\n", metadata).replace('\'', '"'))
        .file("instructions.md", "Do it.\n")
        .file("workspace/code.sh", "echo starter\n");
  }

  private void replaced(int line, String text) {
    List<String> lines = new ArrayList<>(GOOD);
    lines.set(line - 1, text);
    task(lines);
  }

  @Test
  void theTemplateItselfIsGood() throws TaskException {
    task(GOOD);
    assertThat(Catalogs.load(catalog)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2  | 'task_id': 7,                       | 2: task_id must be a string, not a number
          2  | 'task_id': '',                      | 2: task_id must not be empty
          2  | 'task_id': null,                    | 1: task_id is missing
          2  | 'task_id': 'other',                 | task_id 'other' differs from its folder 't'
          3  |                                     | 1: language is missing
          4  | 'type': ['bug_fix'],                | 4: type must be a string, not an array
          5  |                                     | 1: difficulty is missing
          10 | 'canary': 'bird',                   | 10: eval.canary must be one of pytest, node-test, go-test, libtest, cpp-test-macro, java-suite, not 'bird'
          10 | 'canary': 'pytest',                 | 10: eval.canary of 'pytest' needs a report of format junit and expected_tests
          6  | 'tags': 'one',                      | 6: tags must be an array of strings, not a string
          6  | 'tags': ['one', 2],                 | 6: tags must hold strings only, not a number
          6  | 'tests_dir': '../tests',            | 6: tests_dir must be a relative path that stays within its folder, not '../tests'
          6  | 'tests_dir': '.',                   | 6: tests_dir must be a folder of its own within the task's
          6  | 'workspace_dir': '/etc',            | 6: workspace_dir must be a relative path
          6  | 'workspace_dir': 'code',            | t/code: is missing: the workspace
          6  | 'workspace_dir': '.',               | 6: workspace_dir must be a folder of its own
          6  | 'instructions_file': 'absent.md',   | t/absent.md: is missing: the instructions
          6  | 'editable': ['src/[a'],             | 6: editable holds the glob 'src/[a'
          6  | 'protected': ['../x'],              | 6: protected holds '../x', which names no path within the workspace
          6  | 'limits': {'memory_mb': -1},        | 6: limits.memory_mb must be a number above 0
          6  | 'limits': {'processes': 1.5},       | 6: limits.processes must be a whole number, not 1.5
          6  | 'limits': {'cpu_cores': 'two'},     | 6: limits.cpu_cores must be a number, not a string
          6  | 'environment': {'needs': ['a b']},  | 6: environment.needs holds 'a b'; write 'python3' or 'python3>=3.11'
          6  | 'environment': {'image': 'a', 'dockerfile': 'b'}, | 6: environment.dockerfile and image exclude each other
          6  | 'environment': {'dockerfile': '../b'}, | 6: environment.dockerfile must be a relative path that stays within its folder, not '../b'
          7  | 'eval': [], 'x': {                  | 7: eval must be an object, not an array
          7  | 'evil': {                           | 1: eval is missing
          8  |                                     | 7: eval.command is missing
          8  | 'command': 'true',                  | 8: eval.command must be an array of strings, not a string
          8  | 'command': [],                      | 8: eval.command must name a program
          8  | 'command': ['a\\u0000'],             | 8: eval.command holds a NUL character
          8  | 'command': [' '],                   | 8: eval.command must name a program
          9  | 'timeout_seconds': 0,               | 9: eval.timeout_seconds must be a number above 0
          9  | 'timeout_seconds': -3,              | 9: eval.timeout_seconds must be a number above 0
          9  | 'timeout_seconds': '5',             | 9: eval.timeout_seconds must be a number, not a string
          9  | 'timeout_seconds': 1e99,            | 9: eval.timeout_seconds must be a number above 0 and at most 2^30
          9  | 'timeout_seconds': NaN,             | 9: is not valid JSON
          10 | 'env': {'A': []},                   | 10: eval.env.A must be a string, not an array
          10 | 'env': {'A': '\\u0000'},            | 10: eval.env holds a NUL character
          10 | 'env': {'A=B': 'c'},                | 10: eval.env holds the name 'A=B', which no variable can have
          10 | 'report': {'format': 'xml'},        | 10: eval.report.format must be one of junit, go-json, libtest, tap, exit-code, not 'xml'
          10 | 'report': {},                       | 10: eval.report.format is missing
          10 | 'report': {'format': 'junit'},      | 10: eval.report.path is missing: a junit report is a file
          10 | 'report': {'format': 'tap', 'path': '/r'}, | 10: eval.report.path must be a relative path
          10 | 'expected_tests': 'ids.txt',        | t/ids.txt: is missing: the ids of the expected tests
          11 | 'working_dir': '..'                 | 11: eval.working_dir must be a relative path
          11 | 'env': {}                           | 11: is not valid JSON: Duplicate
          11 | 'working_dir'                       | is not valid JSON
          13 | } {}                                | 13: is not valid JSON: there is text after the end
          13 |                                     | 13: is not valid JSON
          """)
  void eachErrorNamesFileLineAndField(int line, String text, String error) {
    replaced(line, text == null ? "" : text);
    assertThat(errors()).contains(catalog + "/t").contains(error);
  }

  @Test
  void whatIsNoObjectIsRefused() throws Exception {
    task(List.of("[]"));
    assertThat(errors()).contains("metadata.json:1: must hold an object, not an array");
    task(List.of(""));
    assertThat(errors()).contains("metadata.json:1: must hold an object");
    Files.write(catalog.resolve("t/metadata.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(errors()).contains("is not valid JSON");
    task(List.of("[".repeat(100_000)));
    assertThat(errors()).contains("is not valid JSON");
    task(List.of("{" + " ".repeat(2_000_000) + "}"));
    assertThat(errors()).contains("has more than 1048576 bytes");
  }

  @Test
  void everyProblemOfEveryTaskIsToldAtOnce() {
    replaced(9, "'timeout_seconds': 0, 'evn': {},");
    new TaskFixture(catalog, "u").file("metadata.json", "{}");
    new TaskFixture(catalog, "v").file("metadata.json", "{");
    new TaskFixture(catalog, "w").file("metadata.json", String.join("\n", GOOD).replace('\'', '"'));
    assertThat(errors())
        .startsWith("the task catalog " + catalog + " has 10 errors:")
        .contains("t/metadata.json:9: eval.timeout_seconds")
        .contains("u/metadata.json:1: task_id is missing")
        .contains("u/metadata.json:1: eval is missing")
        .contains("v/metadata.json:1: is not valid JSON")
        .contains("w/metadata.json: task_id 't' differs from its folder 'w', and another task")
        .contains("w/workspace: is missing: the workspace");
  }

  @Test
  void anEmptyOrRepeatedListOfExpectedTestsIsRefused() {
    replaced(10, "'expected_tests': 'ids.txt',");
    TaskFixture fixture = new TaskFixture(catalog, "t").file("ids.txt", "\n\n");
    assertThat(errors()).contains("t/ids.txt: lists no test");
    fixture.file("ids.txt", "a\nb\na\n");
    assertThat(errors()).contains("t/ids.txt: lists the test 'a' twice");
  }

  @Test
  void aMutantWithoutAChangeIsRefused() {
    task(GOOD);
    TaskFixture fixture = new TaskFixture(catalog, "t").file("mutants/m/MUTANT.md", "nothing");
    assertThat(errors())
        .contains("t/mutants/m/mutant.diff: is missing: what makes the mutant of the reference")
        .doesNotContain("changes no file");
    fixture.file("mutants/m/mutant.diff", "\n");
    assertThat(errors()).contains("t/mutants/m/mutant.diff: changes no file");
    fixture.file("mutants/m/mutant.diff", "--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-old\n+new\n");
    assertThat(errors()).contains("t/mutants/m/mutant.diff: is no unified diff: line ");
  }

  @Test
  void aBinarySolutionIsRefused() {
    task(GOOD);
    new TaskFixture(catalog, "t").file("solution/data", "a\0b");
    assertThat(errors()).contains("t/solution/data: is binary; solutions are text");
  }
}
