package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the test commands of rows without a script against those of the official package 4.1,
/// which still had a table of them, for all of Lite. The system property `assay.swebench4` names
/// the folder that the package is in.
@Tag("slow")
final class OldRowsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DRIVER =
      """
      import json, sys
      from swebench.harness.constants import MAP_REPO_VERSION_TO_SPECS
      from swebench.harness.test_spec.python import get_test_directives
      for line in open(sys.argv[1]):
          row = json.loads(line)
          command = MAP_REPO_VERSION_TO_SPECS[row['repo']][row['version']]['test_cmd']
          print(json.dumps({'command': command, 'tests': get_test_directives(row)}))
      """;

  @TempDir Path folder;

  @Test
  void commandsMeanWhatTheOfficialOnesDo() throws Exception {
    String official = System.getProperty("assay.swebench4", "");
    assumeThat(official).as("the official package 4.1").isNotEmpty();
    List<Instance> instances = Dataset.read(SharedData.file("lite-test.parquet"));
    List<String> rows = new ArrayList<>();
    for (Instance instance : instances) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("repo", instance.repository());
      row.put("version", instance.version());
      row.put("test_patch", instance.testPatch());
      rows.add(JSON.writeValueAsString(row));
    }
    Path input = Files.write(folder.resolve("rows.jsonl"), rows);
    Path output = folder.resolve("answers.jsonl");
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("assay.python", "python3"), "-c", DRIVER, input.toString())
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors.txt").toFile());
    builder.environment().put("PYTHONPATH", official);
    assertThat(builder.start().waitFor())
        .as(Files.readString(folder.resolve("errors.txt")))
        .isZero();
    List<JsonNode> answers =
        Files.readAllLines(output).stream().map(each -> JSON.readTree(each)).toList();
    assertThat(answers).hasSameSizeAs(instances).hasSize(300);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Instance instance = instances.get(i);
      TestCommand command = TestCommand.of(instance).orElseThrow();
      List<String> tests = new ArrayList<>();
      answers.get(i).path("tests").forEach(test -> tests.add(test.asString()));
      String expected =
          meaning(answers.get(i).path("command").asString() + " " + String.join(" ", tests));
      String ours = meaning(command.line(MadeScript.tested(instance)));
      if (!ours.equals(expected)) {
        differences.add(instance.id() + ": " + ours + " and not " + expected);
      }
    }
    assertThat(differences).isEmpty();
  }

  /// Without the options of pytest that say only how results look.
  private static String meaning(String command) {
    return command.replaceAll(
        " (-vv|--no-header|--tb=no|-o console_output_style=classic|-p no:cacheprovider)(?= )", "");
  }
}
