package dev.assay.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The gate of the field that is written in Python, in a virtual environment of its own that is
/// kept for the next time.
///
/// @param folder of that
/// @param home where it keeps its store
record Benchstone(Path folder, Path home) {
  private static final String PACKAGE = "benchstone==0.3.1";

  /// Copies of its latest row, by its own interface.
  private static final String FILL =
      """
      import dataclasses, hashlib, sys
      from benchstone import paths
      from benchstone.store import Store
      project, benchmark, count, repetitions, projects = sys.argv[1:3] + [int(n) for n in sys.argv[3:]]
      with Store(paths.store_path()) as store, store.transaction():
          row = dataclasses.asdict(store.fetch_runs(project, benchmark, limit=1)[-1])
          del row["id"]
          for series in range(count):
              row["project"] = project if series % projects == 0 else f"Other{series % projects}"
              row["git_sha"] = hashlib.sha256(f"commit {series}".encode()).hexdigest()[:40]
              row["meta_seed"] = series
              for repetition in range(repetitions):
                  row["repetition_index"] = repetition
                  store.insert_run(**row)
      """;

  /// Verdicts in one process, each with the store opened anew; their median in nanoseconds.
  private static final String VERDICTS =
      """
      import statistics, sys, time
      from benchstone.api import evaluate
      project, benchmark, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
      nanos = []
      for i in range(count + 5):
          start = time.perf_counter_ns()
          verdict = evaluate(project, benchmark)
          nanos.append(time.perf_counter_ns() - start)
          assert verdict.kind == "PROMOTE", verdict
      print(statistics.median(nanos[5:]))
      """;

  static Benchstone of(Setting setting, Path home) {
    return new Benchstone(setting.home().resolve("speed/target/benchstone"), home);
  }

  /// @throws IOException when it is not there and cannot be installed
  void ensureInstalled(Setting setting) throws IOException, InterruptedException {
    if (Files.isExecutable(folder.resolve("bin/bench"))) {
      return;
    }
    if (setting.offline()) {
      throw new IOException(PACKAGE + " is not installed, and --offline was given");
    }
    setting.say("installing " + PACKAGE + " in " + folder);
    run(setting, "python3", "-m", "venv", "--clear", folder.toString());
    run(setting, folder.resolve("bin/pip").toString(), "install", "--quiet", PACKAGE);
  }

  GateTool tool(GateProject project) {
    return new GateTool(List.of(folder.resolve("bin/bench").toString()), environment(), project);
  }

  /// Fills its store as [GateRows] does the gate's.
  void fill(int series, Path working) throws IOException, InterruptedException {
    var _ =
        python(
            working,
            FILL,
            Integer.toString(series),
            Integer.toString(GateProject.REPETITIONS),
            Integer.toString(GateRows.PROJECTS));
  }

  /// The median of so many verdicts in one process.
  double verdict(int count, Path working) throws IOException, InterruptedException {
    return Double.parseDouble(python(working, VERDICTS, Integer.toString(count)));
  }

  /// Its file's size.
  long bytes() throws IOException {
    return Files.size(home.resolve("store.db"));
  }

  private Map<String, String> environment() {
    return Map.of("BENCHSTONE_HOME", home.toString(), "BENCHSTONE_MAX_THREADS", "4");
  }

  private String python(Path working, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("bin/python").toString());
    command.addAll(List.of("-c", script, GateProject.NAME, GateProject.BENCHMARK));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(working.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment());
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("benchstone failed");
    }
    return output;
  }

  private static void run(Setting setting, String... command)
      throws IOException, InterruptedException {
    var _ = new Program(List.of(command), Map.of(), setting.scratch()).run();
  }
}
