package dev.assay.benchmark.testlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// SWE-bench's own readers of logs, in a Python with the package `swebench`: `python3`, or the one
/// that the system property `assay.python` names.
final class OfficialParsers {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String DRIVER =
      """
      import json, os, signal, sys
      from swebench.harness import grading
      from swebench.types import TestSpec
      class Hung(Exception):
          pass
      def hung(*_):
          raise Hung()
      signal.signal(signal.SIGALRM, hung)
      os.chdir(sys.argv[1])
      with open('logs.jsonl') as logs, open('answers.jsonl', 'w') as answers:
          for line in logs:
              log = json.loads(line)
              spec = TestSpec(instance_id='x', image='', eval_script_list=[], repo='some/thing',
                              version='1', FAIL_TO_PASS=[], PASS_TO_PASS=[],
                              log_parser='parse_log_' + log['parser'], eval_type='pass_and_fail')
              prediction = {'instance_id': 'x', 'model_name_or_path': 'm', 'model_patch': 'diff'}
              signal.alarm(3)
              try:
                  statuses, found = grading.get_logs_eval(spec, log['file'])
                  report = grading.get_eval_report(spec, prediction, log['file'], True)['x']
                  answer = {'statuses': statuses, 'valid': found,
                            'infrastructure': report.get('infra_failure_reason', '')}
              except Exception as e:
                  answer = {'error': type(e).__name__}
              signal.alarm(0)
              answers.write(json.dumps(answer) + '\\n')
      """;

  private final Path folder;

  /// Ends the test as skipped where the package is not installed.
  ///
  /// @param folder takes what the functions are asked and answer
  OfficialParsers(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    assumeThat(run("import swebench")).as("the package swebench is installed").isZero();
  }

  /// What the official functions say of each log.
  List<JsonNode> answers(List<NamedLog> logs) throws IOException, InterruptedException {
    List<String> lines =
        logs.stream()
            .map(log ->
                JSON.writeValueAsString(
                    Map.of("parser", log.parser(), "file", log.file().toString())))
            .toList();
    Files.write(folder.resolve("logs.jsonl"), lines);
    assertThat(run(DRIVER)).isZero();
    return Files.readAllLines(folder.resolve("answers.jsonl")).stream()
        .map(JSON::readTree)
        .toList();
  }

  private int run(String program) throws IOException, InterruptedException {
    return new ProcessBuilder(
            System.getProperty("assay.python", "python3"), "-c", program, folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("errors.txt").toFile())
        .start()
        .waitFor();
  }

  /// A log, and the name of what reads it.
  record NamedLog(String parser, Path file) {}
}
