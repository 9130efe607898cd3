package dev.assay.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The official harness's own functions, in a virtual environment that is kept for the next time.
///
/// @param environment has the package
record OfficialSweBench(VirtualEnvironment environment) {
  static final String PACKAGE = "swebench==5.0.2";

  private static final String PROGRAM =
      """
      import glob, json, os, sys, time
      from swebench.harness.grading import get_eval_report
      from swebench.types import TestSpec
      os.chdir(sys.argv[1])
      row = json.load(open('instance.json'))
      spec = TestSpec(instance_id=row['id'], image='', eval_script_list=[], repo='some/thing', version='1',
                      FAIL_TO_PASS=row['f2p'], PASS_TO_PASS=row['p2p'], log_parser='parse_log_pytest',
                      eval_type='pass_and_fail')
      prediction = {'instance_id': row['id'], 'model_name_or_path': 'm', 'model_patch': 'p'}
      logs = sorted(glob.glob('*.log'))
      for _ in range(int(sys.argv[2])):
          start = time.perf_counter_ns()
          resolved = sum(get_eval_report(spec, prediction, log, True)[row['id']]['resolved'] for log in logs)
          print(time.perf_counter_ns() - start, resolved)
      """;

  static OfficialSweBench of(Setting setting) {
    return new OfficialSweBench(
        new VirtualEnvironment(setting.home().resolve("speed/target/swebench"), List.of(PACKAGE)));
  }

  /// @throws IOException when it is not there and cannot be installed
  void ensureInstalled(Setting setting) throws IOException, InterruptedException {
    environment.ensureInstalled(setting, "python3");
  }

  /// Grades every log of a folder, so many times over.
  ///
  /// @param logs has `instance.json` beside the logs
  /// @return of each time the nanoseconds, and how many logs were found to be resolved
  List<Graded> grade(Path logs, int times) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                environment.program("python").toString(),
                "-c",
                PROGRAM,
                logs.toString(),
                Integer.toString(times))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the functions of " + PACKAGE + " failed on the logs");
    }
    return said.lines()
        .map(line -> line.split(" "))
        .map(words -> new Graded(Long.parseLong(words[0]), Integer.parseInt(words[1])))
        .toList();
  }

  /// All logs, once.
  record Graded(long nanos, int resolved) {}
}
