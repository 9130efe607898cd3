package dev.assay.gate;

import dev.assay.runner.TaskRunner;
import dev.assay.runner.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.Assertions;

/// A gate, and a registered project in a repository of its own whose benchmarks are a line of awk:
/// their metric is the number in the file `value`, with a little noise by the seed.
final class GateFixture implements AutoCloseable {
  static final String PROJECT = "Fake";
  static final String MANIFEST =
      """
      [project]
      name = "Fake"
      language = "awk"
      invocation = "sh bench/run.sh {entry_point} {config_path} {output_path}"

      [[benchmarks]]
      name = "exact"
      entry_point = "noisy"
      tier = "performance"
      metric_direction = "minimize"
      repetitions = 6
      baseline_seeds = [1, 2, 3, 4, 5, 6]

      [[benchmarks]]
      name = "sigma"
      entry_point = "noisy"
      tier = "quality"
      metric_direction = "minimize"
      promotion_sigma = 2.0
      repetitions = 5
      baseline_seeds = [1, 2, 3, 4, 5]

      [[benchmarks]]
      name = "output"
      entry_point = "artifact"
      tier = "correctness"
      """;

  private static final String SCRIPT =
      """
      seed=$(sed 's/.*"seed": *\\([0-9]*\\).*/\\1/' "$2")
      artifact=$(sed -n 's/.*"artifact_path": *"\\([^"]*\\)".*/\\1/p' "$2")
      metric=$(awk -v seed="$seed" -v value="$(cat value)" \\
        'BEGIN { srand(seed); printf "%.6f", value * (1 + 0.02 * (rand() - 0.5)) }')
      [ -n "$artifact" ] && cat value > "$artifact"
      printf '{"status":"ok","metric":%s}' "$metric" > "$3"
      """;

  final Path root;
  final Gate gate;
  final GateHome home;
  private final TaskRunner runner;

  private GateFixture(Path root, GateHome home, Gate gate, TaskRunner runner) {
    this.root = root;
    this.home = home;
    this.gate = gate;
    this.runner = runner;
  }

  static GateFixture open(Path folder) throws Exception {
    return open(folder, new ProcessRunner());
  }

  static GateFixture open(Path folder, TaskRunner runner) throws Exception {
    Path root = Files.createDirectories(folder.resolve("project/bench")).resolveSibling("");
    GateHome home = new GateHome(folder.resolve("home/gate"));
    GateFixture fixture = new GateFixture(root.toRealPath(), home, Gate.open(home), runner);
    fixture.write("bench/manifest.toml", MANIFEST);
    fixture.write("bench/run.sh", SCRIPT);
    fixture.write("value", "100");
    fixture.git("init", "-q", "-b", "main");
    fixture.commit("begin");
    fixture.gate.register(root);
    return fixture;
  }

  void write(String file, String content) throws IOException {
    Files.writeString(root.resolve(file), content);
  }

  /// Another number as the value, as a commit.
  void commitValue(String value) throws Exception {
    write("value", value);
    commit("value " + value);
  }

  void commit(String message) throws Exception {
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message);
  }

  void git(String... arguments) throws Exception {
    var _ = gitSays(arguments);
  }

  String gitSays(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assertions.assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  Measuring measuring() {
    return new Measuring(gate, runner, Map.of(), _ -> {});
  }

  Baseline establish(String benchmark) throws Exception {
    return measuring().baseline(PROJECT, benchmark, MeasureRequest.USUAL, "");
  }

  List<Measurement> run(String benchmark) throws Exception {
    return measuring().candidate(PROJECT, benchmark, MeasureRequest.USUAL);
  }

  List<Measurement> run(String benchmark, long metaSeed) throws Exception {
    return measuring()
        .candidate(
            PROJECT,
            benchmark,
            new MeasureRequest(OptionalInt.empty(), OptionalLong.of(metaSeed), false));
  }

  List<Measurement> runDirty(String benchmark) throws Exception {
    return measuring()
        .candidate(
            PROJECT,
            benchmark,
            new MeasureRequest(OptionalInt.empty(), OptionalLong.empty(), true));
  }

  Verdict verdict(String benchmark) throws Exception {
    return gate.evaluate(PROJECT, benchmark).verdict();
  }

  @Override
  public void close() {
    gate.close();
  }
}
