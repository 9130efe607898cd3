package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.Measurement.Outcome;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What code under test, or who writes it, has got away with elsewhere.
class FaultsTest {
  @TempDir Path folder;
  private GateFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = GateFixture.open(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void script(String lines) throws Exception {
    fixture.write("bench/run.sh", lines);
    fixture.commit("another script");
  }

  private Outcome outcome(String benchmark) throws Exception {
    return fixture.run(benchmark).getFirst().outcome();
  }

  private static String failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(String reason) -> reason;
      case Outcome.Measured measured -> "measured " + measured.metric();
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherPolicyIsInForceForNobodyUnlessAPersonAcceptsIt(boolean committed) throws Exception {
    fixture.establish("sigma");
    fixture.commitValue("101");
    fixture.run("sigma");
    assertThat(fixture.verdict("sigma")).isInstanceOf(Verdict.Reject.class);
    fixture.write(
        "bench/manifest.toml",
        GateFixture.MANIFEST.replace("promotion_sigma = 2.0", "promotion_sigma = -99"));
    if (committed) {
      fixture.commit("a lower bar");
    }
    assertThatThrownBy(() -> fixture.verdict("sigma"))
        .isInstanceOf(GateException.class)
        .hasMessageContaining("policy: 'Sigma[threshold=2.0]' became 'Sigma[threshold=-99.0]'")
        .hasMessageContaining("assay gate accept Fake sigma --reason");
    assertThat(fixture.gate.accept(GateFixture.PROJECT, "sigma", "why not")).hasSize(1);
    assertThat(fixture.verdict("sigma")).isNotInstanceOf(Verdict.Reject.class);
  }

  @Test
  void whatMeasuresIsNotChangedWithWhatIsMeasured() throws Exception {
    fixture.establish("exact");
    script("printf '{\"status\":\"ok\",\"metric\":0.1}' > \"$3\"");
    fixture.run("exact");
    assertThatThrownBy(() -> fixture.verdict("exact"))
        .hasMessageContaining("file bench/run.sh was changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "mkdir \"$3\"",
        "ln -s /etc/passwd \"$3\"",
        "mkfifo \"$3\"",
        "head -c 20000000 /dev/zero > \"$3\""
      })
  void aResultIsAFileOfAReasonableSize(String line) throws Exception {
    script(line);
    assertThat(failure(outcome("exact"))).startsWith("it wrote no result that can be read");
  }

  @Test
  void whatGitIgnoresIsAChangeWhereItBelongsToTheBenchmark() throws Exception {
    fixture.write(".gitignore", "*.local\n__pycache__/\n");
    fixture.commit("ignore");
    Files.createDirectory(fixture.root.resolve("bench/__pycache__"));
    fixture.write("bench/__pycache__/run.pyc", "");
    assertThat(fixture.run("exact")).hasSize(6);
    fixture.write("bench/settings.local", "fast");
    assertThatThrownBy(() -> fixture.run("exact"))
        .hasMessageContaining("bench/settings.local (ignored by git, and tracked here)");
    fixture.write(".git/info/exclude", "secret\n");
    Files.delete(fixture.root.resolve("bench/settings.local"));
    fixture.write("secret", "x");
    assertThatThrownBy(() -> fixture.run("exact")).hasMessageContaining("secret");
  }

  @Test
  void aSeriesThatChangesTheFilesDoesNotCount() throws Exception {
    script("echo 1 > value; printf '{\"status\":\"ok\",\"metric\":1}' > \"$3\"");
    assertThatThrownBy(() -> fixture.run("exact"))
        .hasMessageContaining("files were changed: [value]");
    fixture.git("checkout", "-q", "value");
    assertThat(fixture.gate.history(GateFixture.PROJECT, "exact", 10)).hasSize(6);
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact").candidate()).isEmpty();
  }

  @Test
  void whatABenchmarkWritesIntoGitsSettingsIsNotObeyed() throws Exception {
    script(
        """
        git config core.fsmonitor 'touch %s; false' 2> /dev/null \\
          || printf '[core]\\n\\tfsmonitor = touch %s\\n' >> .git/config
        printf '{"status":"ok","metric":1}' > "$3"
        """
            .formatted(folder.resolve("obeyed"), folder.resolve("obeyed")));
    assertThatThrownBy(() -> fixture.run("exact"))
        .hasMessageContaining("git's own files were changed: config");
    assertThat(folder.resolve("obeyed")).doesNotExist();
  }

  @Test
  void seedsThatSomebodyChoseAreWarnedOf() throws Exception {
    fixture.establish("exact");
    fixture.commitValue("80");
    fixture.run("exact");
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact").warnings()).isEmpty();
    fixture.run("exact", 7);
    fixture.run("output", 7);
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact").warnings())
        .singleElement()
        .asString()
        .startsWith("the seeds of 6 of the candidate's repetitions were chosen with --meta-seed");
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "output").warnings())
        .singleElement()
        .asString()
        .startsWith("the seeds of 1 of the candidate's repetitions were chosen");
    fixture.commitValue("81");
    fixture.run("exact");
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact").warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../escape", "/abs", "a/b", "", ".", "..", "-x", "a\\nb"})
  void aNameIsNoWayOutOfTheStore(String name) throws Exception {
    fixture.write(
        "bench/manifest.toml",
        GateFixture.MANIFEST.replace("name = \"Fake\"", "name = \"" + name + "\""));
    assertThatThrownBy(() -> fixture.gate.register(fixture.root))
        .hasMessageContaining("manifest.toml:2:1: project.name must be");
  }

  @Test
  void onlyVariablesThatTheProjectNamesAreInherited() throws Exception {
    fixture.write(
        "bench/manifest.toml",
        GateFixture.MANIFEST.replace(
            "language = \"awk\"", "language = \"awk\"\nenvironment = [\"NAMED\"]"));
    script("echo \"named=$NAMED secret=$SECRET\"; exit 1");
    List<Measurement> measured =
        new Measuring(
                fixture.gate, new ProcessRunner(), Map.of("NAMED", "yes", "SECRET", "no"), _ -> {})
            .candidate(GateFixture.PROJECT, "exact", MeasureRequest.USUAL);
    assertThat(Files.readString(Path.of(measured.getFirst().log())))
        .isEqualTo("named=yes secret=\n");
  }

  @Test
  void theDifferenceOfAChangedTreeIsKeptWithFilesThatGitDoesNotKnow() throws Exception {
    fixture.write("value", "50");
    fixture.write("new-file", "brand new");
    List<Measurement> measured = fixture.runDirty("exact");
    Measurement first = measured.getFirst();
    assertThat(first.tree().dirty()).isTrue();
    Path diff = Path.of(first.tree().diff().orElseThrow());
    assertThat(diff).content().contains("+50", "new-file", "+brand new");
    assertThat(Files.getPosixFilePermissions(diff)).hasSize(2);
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact").candidate()).isEmpty();
    assertThat(fixture.gate.evaluate(GateFixture.PROJECT, "exact", true).candidate()).hasSize(6);
  }

  /// What it costs to look again grows faster than what another look can bring.
  @Test
  void whoTriesAgainIsJudgedMoreStrictly() {
    Policy.Exact policy = new Policy.Exact(0.05, 0);
    double spent = 0;
    for (int look = 1; look <= 1_000; look++) {
      spent += policy.atLook(look).alpha();
    }
    assertThat(spent).isBetween(0.0499, 0.05);
  }
}
