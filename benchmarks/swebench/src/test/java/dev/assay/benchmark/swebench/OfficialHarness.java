package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The official functions, in a Python with the package `swebench`: `python3`, or the one that the
/// system property `assay.python` names.
final class OfficialHarness {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String DRIVER =
      """
      import json, os, signal, sys
      from swebench.harness import grading, reporting
      from swebench.types import TestSpec
      class Hung(Exception):
          pass
      def hung(*_):
          raise Hung()
      signal.signal(signal.SIGALRM, hung)
      os.chdir(sys.argv[1])
      with open('cases.jsonl') as cases, open('answers.jsonl', 'w') as answers:
          for line in cases:
              case = json.loads(line)
              spec = TestSpec(instance_id=case['id'], image='', eval_script_list=[],
                              repo='some/thing', version='1', FAIL_TO_PASS=case['f2p'],
                              PASS_TO_PASS=case['p2p'], log_parser=case['parser'],
                              eval_type=case['eval_type'])
              prediction = {'instance_id': case['id'], 'model_name_or_path': 'm',
                            'model_patch': case['patch']}
              signal.alarm(3)
              try:
                  statuses, found = grading.get_logs_eval(spec, case['log'])
                  report = grading.get_eval_report(spec, prediction, case['log'], True)
                  answer = {'statuses': statuses, 'found': found, 'report': report}
              except Exception as e:
                  answer = {'error': type(e).__name__}
              signal.alarm(0)
              answers.write(json.dumps(answer) + '\\n')
      if os.path.exists('predictions.json'):
          predictions = json.load(open('predictions.json'))
          instances = json.load(open('instances.json'))
          reporting.make_run_report(predictions, instances, 'run', None)
      """;

  private final Path folder;

  /// Ends the test as skipped where the package is not installed.
  ///
  /// @param folder takes `cases.jsonl` and what it names, and gets `answers.jsonl`
  OfficialHarness(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    assumeThat(run("import swebench")).as("the package swebench is installed").isZero();
  }

  /// What the official functions say of each case.
  List<JsonNode> answers() throws IOException, InterruptedException {
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
}
