package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Judges real instances without images. Runs where the system property `assay.repositories` names
/// where repositories are, with `{owner}` and `{name}` in it. `assay.instances` chooses some,
/// `assay.cache` keeps environments for the next time, and `assay.real.logs` gets the logs.
@Tag("slow")
final class RealInstancesTest {
  @TempDir Path folder;

  @Test
  void resolvesWithTheReferenceAndNeverWithoutTheFix() throws Exception {
    List<Instance> instances = instances();
    Map<String, Prediction> gold = Predictions.gold(instances);
    for (Instance instance : instances) {
      Prediction reference = Objects.requireNonNull(gold.get(instance.id()));
      Judgement judgement = judge(instance, reference, "gold");
      assertThat(judgement.report().resolved()).as(said(instance)).isTrue();
      Prediction harmless =
          new Prediction(instance.id(), "m", Optional.of(newFile("assay_note.txt")));
      assertThat(judge(instance, harmless, "harmless").report().resolved())
          .as(instance.id())
          .isFalse();
      Prediction empty = new Prediction(instance.id(), "m", Optional.of(""));
      assertThat(judge(instance, empty, "empty").report().resolved()).as(instance.id()).isFalse();
    }
  }

  private List<Instance> instances() throws Exception {
    assumeThat(System.getProperty("assay.repositories", ""))
        .as("where repositories are")
        .isNotEmpty();
    List<String> only =
        List.of(System.getProperty("assay.instances", "").split(",")).stream()
            .filter(id -> !id.isEmpty())
            .toList();
    return Dataset.read(SharedData.file("native-five.jsonl")).stream()
        .filter(instance -> only.isEmpty() || only.contains(instance.id()))
        .toList();
  }

  private Judgement judge(Instance instance, Prediction prediction, String name) throws Exception {
    Path logs = folder.resolve("logs").resolve(instance.id());
    if (Files.exists(logs)) {
      FolderRemoval.remove(logs);
    }
    Files.createDirectories(logs);
    Path scratch = Files.createTempDirectory(folder, "scratch");
    Path cache = Path.of(System.getProperty("assay.cache", folder.resolve("cache").toString()));
    long start = System.nanoTime();
    try {
      Judgement judgement =
          NativeEvaluation.of(
                  new SandboxRunner(), cache, System.getProperty("assay.repositories", ""))
              .evaluate(instance, prediction, scratch, logs);
      judgement.write(logs);
      System.out.printf(
          "%s %s: resolved %s, trusted %s, %d ms%n",
          instance.id(),
          name,
          judgement.report().resolved(),
          judgement.trusted(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      keep(logs.resolve(RunLogs.TEST_OUTPUT), instance.id() + "." + name + ".txt");
      return judgement;
    } finally {
      FolderRemoval.remove(scratch);
    }
  }

  private static void keep(Path log, String name) throws Exception {
    String target = System.getProperty("assay.real.logs", "");
    if (!target.isEmpty()) {
      Files.copy(
          log,
          Files.createDirectories(Path.of(target)).resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String said(Instance instance) throws Exception {
    Path output = folder.resolve("logs").resolve(instance.id()).resolve(RunLogs.TEST_OUTPUT);
    String text = Files.exists(output) ? Files.readString(output) : "";
    return instance.id() + ": " + text.substring(Math.max(0, text.length() - 4_000));
  }

  private static String newFile(String name) {
    return """
    diff --git a/%s b/%s
    new file mode 100644
    --- /dev/null
    +++ b/%s
    @@ -0,0 +1 @@
    +A note.
    """
        .formatted(name, name, name);
  }
}
