package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.sandbox.SandboxRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Judges real instances without images. Runs where the system property `assay.repositories` names
/// where repositories are, with `{owner}` and `{name}` in it, and `assay.environment` a Python
/// environment that has what the instances need.
@Tag("slow")
final class RealInstancesTest {
  @TempDir Path folder;

  @Test
  void resolvesWithTheReferenceAndNeverWithoutTheFix() throws Exception {
    String source = System.getProperty("assay.repositories", "");
    assumeThat(source).as("where repositories are").isNotEmpty();
    List<String> only =
        List.of(System.getProperty("assay.instances", "sympy__sympy-22714").split(","));
    List<Instance> instances =
        Dataset.read(SharedData.file("native-five.jsonl")).stream()
            .filter(instance -> only.contains(instance.id()))
            .toList();
    Map<String, Prediction> gold = Predictions.gold(instances);
    NativeEvaluation evaluation =
        new NativeEvaluation(
            new SandboxRunner(),
            new RepositoryCache(folder.resolve("cache"), source),
            Optional.ofNullable(System.getProperty("assay.environment")).map(Path::of),
            NativeEvaluation.DEFAULT_TIME_LIMIT);
    for (Instance instance : instances) {
      Prediction reference = Objects.requireNonNull(gold.get(instance.id()));
      assertThat(resolved(evaluation, instance, reference)).as(said(instance)).isTrue();
      Prediction harmless =
          new Prediction(instance.id(), "m", Optional.of(newFile("assay_note.txt")));
      assertThat(resolved(evaluation, instance, harmless)).as(instance.id()).isFalse();
    }
  }

  private boolean resolved(NativeEvaluation evaluation, Instance instance, Prediction prediction)
      throws Exception {
    Path logs = folder.resolve("logs").resolve(instance.id());
    if (Files.exists(logs)) {
      FolderRemoval.remove(logs);
    }
    Path scratch = Files.createTempDirectory(folder, "scratch");
    try {
      return evaluation
          .evaluate(instance, prediction, scratch, Files.createDirectories(logs))
          .resolved();
    } finally {
      FolderRemoval.remove(scratch);
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
