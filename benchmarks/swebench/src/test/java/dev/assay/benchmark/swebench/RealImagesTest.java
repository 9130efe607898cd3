package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.docker.DockerRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Judges a real instance in an image of its official name, where [RealInstances] has what it
/// needs.
@Tag("slow")
final class RealImagesTest {
  @TempDir Path folder;

  @Test
  void resolvesTheReferenceAndTrustsNoForgery() throws Exception {
    DockerRunner runner = new DockerRunner(System.getenv(), ImageRecipe.BASE);
    RunnerAvailability found = runner.availability();
    Assumptions.assumeTrue(found instanceof RunnerAvailability.Ready, found.toString());
    RealInstances real = RealInstances.in(folder, runner);
    Instance instance = real.named("sympy__sympy-22714");
    Judgement gold =
        real.judge(
            instance, new Prediction(instance.id(), "m", Optional.of(instance.patch())), "image");
    assertThat(gold.trusted().finding()).as(real.said(instance)).isEqualTo(Finding.RESOLVED);
    Path root = folder.resolve("root");
    real.repositories().layOut(instance, root);
    assertThat(Files.exists(root.resolve("bin/test"))).isTrue();
    Forgery forgery =
        new Forgery(root, instance, "sympy/__init__.py", "sympy/geometry/tests/test_point.py");
    Judgement forged =
        real.judge(
            instance,
            new Prediction(instance.id(), "m", Optional.of(forgery.atExit())),
            "image-forged");
    assertThat(forged.report().resolved()).as(real.said(instance)).isTrue();
    assertThat(forged.trusted().finding()).isEqualTo(Finding.UNRESOLVED);
  }
}
