package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustedRunTest {
  @TempDir Path folder;

  private final SandboxRunner runner = new SandboxRunner();
  private SmallPython repository;

  @BeforeEach
  void needsASandboxAndPython() throws Exception {
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
    Assumptions.assumeTrue(Toolchains.host().locate("python3").isPresent());
    repository = SmallPython.at(folder);
  }

  @Test
  void trustsTheReference() throws Exception {
    assertThat(judge(SmallPython.FIX).trusted()).isEqualTo(resolved());
  }

  @Test
  void trustsAFixThatBringsTestsOfItsOwn() throws Exception {
    String patch =
        forgery().with(SmallPython.FIX, "thing/tests/test_more.py", "def test_more():\n");
    assertThat(judge(patch).trusted()).isEqualTo(resolved());
  }

  @Test
  void agreesWhereThePatchMendsNothing() throws Exception {
    Judgement judgement = judge(SmallPython.FIX.replace("42", "43"));
    assertThat(judgement.trusted()).isEqualTo(TrustedVerdict.NOT_RESOLVED);
    assertThat(judgement.differs()).isFalse();
  }

  @Test
  void refusesARunnerThatThePatchReplaced() throws Exception {
    refuses(forgery().runner(), "the patch changes nothing but bin/test");
  }

  @Test
  void refusesWhatPythonLoadsByItself() throws Exception {
    refuses(
        forgery().with(forgery().customization(), "note.txt", "A note.\n"),
        "does not pass test_answer; it had sitecustomize.py as the base commit has it");
  }

  @Test
  void refusesWhatTheCodePrintsBeforeItEndsAll() throws Exception {
    refuses(forgery().atImport(), "a test that no solution passes is missing from the log");
  }

  @Test
  void refusesWhatTheCodePrintsAfterTheRunner() throws Exception {
    refuses(forgery().atExit(), "the log says of test_answer both FAILED and PASSED");
  }

  @Test
  void refusesMarksThatTheCodePrints() throws Exception {
    refuses(forgery().marks(), "has a marker that only the shell writes");
  }

  @Test
  void refusesWhatClaimsEachTestToPass() throws Exception {
    refuses(forgery().claimsAll(), "a test that no solution passes is logged as PASSED");
  }

  @Test
  void refusesTestsThatAreReplacedWhileTheyRun() throws Exception {
    refuses(forgery().replacesTests(), SmallPython.TESTS + " was changed while the tests ran");
  }

  /// Officially resolved, and not by us.
  private void refuses(String patch, String reason) throws Exception {
    Judgement judgement = judge(patch);
    assertThat(judgement.report().resolved()).as("official").isTrue();
    assertThat(judgement.trusted().finding()).isEqualTo(Finding.UNRESOLVED);
    assertThat(judgement.trusted().reasons()).singleElement().asString().contains(reason);
    assertThat(folder.resolve("logs/integrity.json"))
        .content()
        .contains("\"resolved\" : true", "\"resolved_trusted\" : false", reason);
    assertThat(folder.resolve("logs/report.json")).content().doesNotContain("trusted");
  }

  private static TrustedVerdict resolved() {
    return new TrustedVerdict(Finding.RESOLVED, List.of());
  }

  private Forgery forgery() {
    return repository.forgery();
  }

  private Judgement judge(String patch) throws Exception {
    Path logs = folder.resolve("logs");
    if (Files.exists(logs)) {
      FolderRemoval.remove(logs);
    }
    Files.createDirectories(logs);
    Judgement judgement =
        new InstanceEvaluation(
                runner,
                new NativeTestbeds(
                    new RepositoryCache(folder.resolve("cache"), folder + "/{owner}/{name}"),
                    new GivenEnvironment(NativeEnvironment.NONE)),
                Duration.ofMinutes(2))
            .evaluate(
                repository.instance(),
                new Prediction("some__snake-1", "m", Optional.of(patch)),
                Files.createDirectories(folder.resolve("scratch")),
                logs);
    judgement.write(logs);
    return judgement;
  }
}
