package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.runner.NetworkPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
  private static final String PROJECT =
      """
      [project]
      name = "P"
      language = "c"
      invocation = "run {entry_point} {config_path} {output_path}"
      """;
  private static final String BENCHMARK =
      """
      [[benchmarks]]
      name = "b"
      entry_point = "main"
      tier = "performance"
      metric_direction = "minimize"
      repetitions = 5
      baseline_seeds = [1, 2, 3, 4, 5]
      """;

  @TempDir Path folder;

  private Manifest read(String text) throws Exception {
    Path file = folder.resolve(Manifest.PLACE);
    Files.createDirectories(folder.resolve("bench"));
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    return ManifestReader.read(folder);
  }

  private static Policy policy(Manifest manifest) {
    return ((Judgement.ByMetric) manifest.benchmarks().getFirst().judgement()).policy();
  }

  @Test
  void whatIsNotSaidIsAsUsual() throws Exception {
    Manifest manifest = read(PROJECT + BENCHMARK);
    assertThat(manifest.warnings()).isEmpty();
    assertThat(manifest.project().trackedPaths()).containsExactly("bench/");
    BenchmarkDefinition benchmark = manifest.benchmark("b");
    assertThat(policy(manifest)).isEqualTo(new Policy.Exact(0.05, 0));
    assertThat(benchmark.threads()).isEqualTo(1);
    assertThat(benchmark.gpu()).isEqualTo(GpuUse.NONE);
    assertThat(benchmark.network()).isEqualTo(new NetworkPolicy.Disabled());
    assertThat(benchmark.timeLimit()).isEqualTo(Duration.ofHours(1));
    assertThat(benchmark.corpus()).isEmpty();
  }

  @Test
  void everyFieldIsRead() throws Exception {
    Manifest manifest =
        read(
            PROJECT
                + "tracked_paths = [\"bench/\", \"src/\"]\nenvironment = [\"CC\"]\n"
                + BENCHMARK
                + """
                gate_policy = "mann_whitney"
                promotion_sigma = 2
                promotion_z = 1.5
                threads = 2
                gpu = "ollama"
                background_required = true
                deterministic = false
                corpus_path = "data"
                corpus_hash = "sha256:%s"
                corpus_type = "spec"
                expected_runtime_seconds = 3
                reference_policy = "frozen"
                """
                    .formatted("0".repeat(64)));
    assertThat(manifest.warnings()).isEmpty();
    BenchmarkDefinition benchmark = manifest.benchmark("b");
    assertThat(policy(manifest)).isEqualTo(new Policy.RankScore(1.5));
    assertThat(benchmark.timeLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(benchmark.network()).isEqualTo(new NetworkPolicy.Unrestricted());
    assertThat(benchmark.corpus().orElseThrow().pinned(folder))
        .isEqualTo(folder.resolve("data/corpus_spec.toml"));
    assertThat(benchmark.backgroundRequired()).isTrue();
  }

  @Test
  void aThresholdOfSigmaMeansTheSigmaPolicy() throws Exception {
    assertThat(policy(read(PROJECT + BENCHMARK + "promotion_sigma = 2\n")))
        .isEqualTo(new Policy.Sigma(2));
  }

  @Test
  void whatIsHardlyMeantIsWarnedOf() throws Exception {
    assertThat(
            read(PROJECT
                    + BENCHMARK
                    + "gate_policy = \"mann_whitney\"\npromotion_z = 2.7\nspeed = 3\n")
                .warnings())
        .satisfiesExactlyInAnyOrder(
            each -> assertThat(each).contains(":13:1: benchmarks[0].promotion_z is 2.700", "2.611"),
            each -> assertThat(each).contains(":14:1: benchmarks[0].speed is not known"));
    assertThat(read(PROJECT + BENCHMARK.replace("[1, 2, 3", "[1, 1, 3")).warnings())
        .singleElement()
        .satisfies(each -> assertThat(each).contains("has a seed twice"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name = "b"|name = 3|6:1: benchmarks[0].name must be a text
          name = "b"|name = "../b"|6:1: benchmarks[0].name must be letters
          tier = "performance"|tier = "speed"|8:1: benchmarks[0].tier must be one of correctness, performance, quality, not 'speed'
          tier = "performance"||5:1: benchmarks[0].tier is missing
          metric_direction = "minimize"||metric_direction is missing: minimize or maximize
          repetitions = 5|repetitions = 0|10:1: benchmarks[0].repetitions must be 1 or more, not 0
          repetitions = 5|repetitions = 2.5|10:1: benchmarks[0].repetitions must be a whole number
          repetitions = 5|repetitions = 5\\nalpha = 0.6|11:1: benchmarks[0].alpha alpha must lie between 0 and 0.5
          repetitions = 5|repetitions = 5\\nalpha = 0.001|11:1: benchmarks[0].alpha is 0.001000, of which a first look
          repetitions = 5|repetitions = 5\\npromotion_sigma = inf|11:1: benchmarks[0].promotion_sigma must be a finite number
          repetitions = 5|repetitions = 5\\ngate_policy = "sigma"|benchmarks[0].promotion_sigma is missing
          repetitions = 5|repetitions = 5\\nexpected_runtime_seconds = -1|must be greater than zero
          repetitions = 5|repetitions = 5\\ncorpus_hash = "sha256:00"|corpus_path is missing
          repetitions = 5|repetitions = 5\\nnetwork = "some"|network must be one of disabled
          repetitions = 5|repetitions = 5\\nrepetitions = 6|11:1: repetitions previously defined
          baseline_seeds = [1, 2, 3, 4, 5]|baseline_seeds = [1, "2"]|baseline_seeds must be a list of whole numbers, and has 2
          baseline_seeds = [1, 2, 3, 4, 5]|baseline_seeds = 4|baseline_seeds must be a list
          language = "c"|language = "c|3:14:
          {config_path}|{config}|4:1: project.invocation cannot be filled in: '{config}' at character 19
          {config_path}|{|4:1: project.invocation cannot be filled in
          """)
  void whatIsWrongIsNamedWithItsPlace(String good, String bad, String message) throws Exception {
    String text = (PROJECT + BENCHMARK).replace(good, bad == null ? "" : bad.replace("\\n", "\n"));
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(GateException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("manifest.toml:");
  }

  @Test
  void whatIsNoManifestIsRefused() throws Exception {
    assertThatThrownBy(() -> ManifestReader.read(folder)).hasMessageContaining("no manifest at");
    assertThatThrownBy(() -> read("")).hasMessageContaining("the table [project] is missing");
    assertThatThrownBy(() -> read(PROJECT)).hasMessageContaining("there is no benchmark");
    assertThatThrownBy(() -> read(PROJECT + BENCHMARK + BENCHMARK))
        .hasMessageContaining("is that of an earlier benchmark: b");
    assertThatThrownBy(() -> read("\377")).hasMessageContaining("is not UTF-8");
    for (String path : List.of("/etc", "../x", "")) {
      assertThatThrownBy(() -> read(PROJECT + "tracked_paths = [\"" + path + "\"]\n" + BENCHMARK))
          .hasMessageContaining("must be paths inside the project");
    }
  }

  @Test
  void bracesOfTheShellAreWrittenTwice() {
    assertThat(
            new InvocationTemplate(
                    "a={{1}} b ${{HOME}} {entry_point} {config_path} > {output_path}")
                .fill("e $1\\", "c", "o"))
        .isEqualTo("a={1} b ${HOME} e $1\\ c > o");
  }
}
