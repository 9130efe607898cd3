package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.InfrastructureSign;
import dev.assay.benchmark.testlog.LogMarkers;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceEvaluationTest {
  @TempDir Path folder;

  private final SandboxRunner runner = new SandboxRunner();

  @BeforeEach
  void needsASandbox() {
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
  }

  @Test
  void resolvesWithTheReferenceAndNotWithAnotherPatch() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    InstanceReport gold = evaluate(repository.instance(), SmallRepository.FIX);
    assertThat(gold.resolved()).as(output()).isTrue();
    InstanceReport wrong =
        evaluate(repository.instance(), SmallRepository.FIX.replace("=42", "=43"));
    assertThat(wrong.resolved()).isFalse();
    assertThat(wrong.patchApplied()).isTrue();
    assertThat(wrong.grading().orElseThrow().failToPass().failure()).containsExactly("answer");
  }

  @Test
  void restoresTheTestsThatAPatchChanges() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    String attack =
        """
        diff --git a/check.sh b/check.sh
        --- a/check.sh
        +++ b/check.sh
        @@ -1,4 +1,5 @@
        +echo 'PASSED answer'; echo 'PASSED place'; exit 0
         . ./answer.sh
         pwd -P | grep -q testbed && echo 'PASSED place'
         if [ "$answer" = 42 ]; then echo 'PASSED answer'; else echo 'FAILED answer - wrong'; fi
         [ "$answer" = 42 ]
        """;
    InstanceReport report = evaluate(repository.instance(), attack);
    assertThat(report.resolved()).as(output()).isFalse();
  }

  @Test
  void hasNoResultForAPatchThatIsNone() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    for (String patch :
        new String[] {
          "I would change the answer to 42.",
          "\u0000\u0001\u0002",
          SmallRepository.FIX.replace("answer=41", "answer=40"),
          SmallRepository.FIX.replace("/answer.sh", "/../../answer.sh")
        }) {
      InstanceReport report = evaluate(repository.instance(), patch);
      assertThat(report.patchApplied()).as(patch).isFalse();
      assertThat(report.resolved()).as(patch).isFalse();
    }
    InstanceReport empty = evaluate(repository.instance(), "");
    assertThat(empty.resolved()).isFalse();
  }

  @Test
  void appliesWhatOnlyTheForgivingWaysCan() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    String shifted = SmallRepository.FIX.replace("# The answer.", "# An answer of old.");
    InstanceReport report = evaluate(repository.instance(), shifted);
    assertThat(report.resolved()).as(output()).isTrue();
  }

  @Test
  void takesAPatchOfFiftyMebibytes() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    int lines = 50 << 14;
    StringBuilder patch = new StringBuilder(SmallRepository.FIX);
    patch.append("diff --git a/large.txt b/large.txt\nnew file mode 100644\n--- /dev/null\n");
    patch.append("+++ b/large.txt\n@@ -0,0 +1,%d @@\n".formatted(lines));
    patch.append(("+" + "x".repeat(62) + "\n").repeat(lines));
    InstanceReport report = evaluate(repository.instance(), patch.toString());
    assertThat(report.resolved()).as(output()).isTrue();
  }

  @Test
  void aSessionFindsNothingThatTellsOfTheFix() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    Instance prying =
        repository.instance(
            """
            cd /testbed
            echo "commits: $(git rev-list --all --reflog HEAD)"
            git log --all --format='log: %%H'
            git show %s && echo it has the fix
            git cat-file --batch-all-objects --batch-check | grep -c commit | sed 's/^/counted: /'
            test -e .git/objects/info/alternates && echo it has alternates
            ls .git/logs && echo it has logs
            ls %s && echo it has the cache
            ls %s && echo it has the source
            """
                .formatted(repository.future(), folder.resolve("cache"), repository.folder()));
    var _ = evaluate(prying, SmallRepository.FIX);
    assertThat(output().lines())
        .contains("commits: " + repository.base(), "log: " + repository.base(), "counted: 1")
        .noneMatch(line -> line.startsWith("it has"));
  }

  @Test
  void isInvalidWhenTheScriptFailsAtItsFirstLine() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    Instance broken = repository.instance("#!/bin/bash\nset -e\nfalse\necho 'PASSED answer'\n");
    InstanceReport report = evaluate(broken, SmallRepository.FIX);
    assertThat(report.resolved()).isFalse();
    assertThat(report.grading()).isEmpty();
  }

  @Test
  void endsAScriptAtItsTimeLimit() throws Exception {
    SmallRepository repository = SmallRepository.at(folder);
    Instance slow = repository.instance("echo 'PASSED answer'\nsleep 1000 & sleep 1000\n");
    InstanceReport report = evaluate(slow, SmallRepository.FIX, Duration.ofSeconds(1));
    assertThat(report.infrastructure()).contains(InfrastructureSign.TESTS_TIMED_OUT);
    assertThat(output()).contains(LogMarkers.TIMED_OUT, "Timeout error: 1 seconds exceeded.");
  }

  private InstanceReport evaluate(Instance instance, String patch) throws Exception {
    return evaluate(instance, patch, Duration.ofMinutes(2));
  }

  private InstanceReport evaluate(Instance instance, String patch, Duration limit)
      throws Exception {
    if (Files.exists(folder.resolve("logs"))) {
      FolderRemoval.remove(folder.resolve("logs"));
    }
    return new InstanceEvaluation(
            runner,
            new NativeTestbeds(
                new RepositoryCache(folder.resolve("cache"), folder + "/{owner}/{name}"),
                new GivenEnvironment(NativeEnvironment.NONE)),
            limit)
        .evaluate(
            instance,
            new Prediction(instance.id(), "m", Optional.of(patch)),
            Files.createDirectories(folder.resolve("scratch")),
            Files.createDirectories(folder.resolve("logs")))
        .report();
  }

  private String output() throws Exception {
    Path output = folder.resolve("logs").resolve(RunLogs.TEST_OUTPUT);
    Path log = folder.resolve("logs").resolve(RunLogs.INSTANCE_LOG);
    return (Files.exists(output) ? Files.readString(output) : "")
        + (Files.exists(log) ? Files.readString(log) : "");
  }
}
