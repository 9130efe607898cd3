package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tries to forge the verdict of a real instance, where [RealInstances] has what it needs.
@Tag("slow")
final class RealForgeriesTest {
  @TempDir Path folder;

  @Test
  void officiallyResolvesEachForgeryAndTrustsNone() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Instance instance = real.named("sympy__sympy-22714");
    Path root = folder.resolve("root");
    real.repositories().layOut(instance, root);
    Forgery forgery =
        new Forgery(root, instance, "sympy/__init__.py", "sympy/geometry/tests/test_point.py");
    Map<String, String> patches = new LinkedHashMap<>();
    patches.put("runner", forgery.with(forgery.runner(), "note.txt", "A note.\n"));
    patches.put("at-import", forgery.atImport());
    patches.put("at-exit", forgery.atExit());
    patches.put("marks", forgery.marks());
    patches.put("claims-all", forgery.claimsAll());
    patches.put("replaces-tests", forgery.replacesTests());
    for (var patch : patches.entrySet()) {
      Judgement judgement =
          real.judge(
              instance,
              new Prediction(instance.id(), "m", Optional.of(patch.getValue())),
              patch.getKey());
      assertThat(judgement.report().resolved()).as(patch.getKey() + real.said(instance)).isTrue();
      assertThat(judgement.trusted().finding()).as(patch.getKey()).isEqualTo(Finding.UNRESOLVED);
    }
  }

  @Test
  void hasNothingThatTellsOfTheFix() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Instance instance = real.named("sympy__sympy-22714");
    String future = instance.environmentSetupCommit().orElseThrow();
    Instance prying =
        SmallRepository.withScript(
            instance,
            """
            cd /testbed
            echo "commits: $(git rev-list --all --reflog HEAD)"
            git cat-file -e %s && echo it has the future
            git cat-file --batch-all-objects --batch-check | grep -c commit | sed 's/^/counted: /'
            git fsck --unreachable --no-reflogs 2>&1 | grep unreachable
            test -e .git/objects/info/alternates && echo it has alternates
            ls %s && echo it has the cache
            ls %s && echo it has the source
            """
                .formatted(future, real.cache().resolve("repositories"), real.source(instance)));
    real.judge(prying, new Prediction(instance.id(), "m", Optional.of(instance.patch())), "prying");
    assertThat(real.output(instance).lines())
        .contains("commits: " + instance.baseCommit(), "counted: 1")
        .noneMatch(line -> line.startsWith("it has"))
        .noneMatch(line -> line.contains("unreachable"));
  }
}
