package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import dev.assay.patch.UnifiedDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  void trustsNothingThatACppProgramPrintsBeforeItsMain() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Instance instance = real.named("fmtlib__fmt-1683");
    String lines =
        tests(instance)
            .map(test -> "std::puts(\"[       OK ] %s (0 ms)\");".formatted(test))
            .collect(Collectors.joining("\n"));
    String forged =
        """
        #include <cstdio>
        #include <cstdlib>
        namespace {
        struct forged { forged() { %s std::fflush(stdout); std::_Exit(0); } } forged_now;
        }
        FMT_BEGIN_NAMESPACE\
        """
            .formatted(lines);
    refuses(real, instance, "include/fmt/printf.h", "FMT_BEGIN_NAMESPACE", forged, "is missing");
  }

  @Test
  void trustsNothingThatAJavaClassPrintsWhenItIsLoaded() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Instance instance = real.named("google__gson-1093");
    String lines =
        tests(instance)
            .skip(1)
            .map(test -> "\\n-Dtest=" + test + "\\n[INFO] BUILD SUCCESS")
            .collect(Collectors.joining());
    String head = "public class JsonWriter implements Closeable, Flushable {";
    String forged =
        "%s\n  static { System.out.println(\"\\n[INFO] BUILD SUCCESS%s\\n-Dtest=x\"); }\n"
            .formatted(head, lines);
    refuses(
        real,
        instance,
        "gson/src/main/java/com/google/gson/stream/JsonWriter.java",
        head,
        forged,
        "and the script asks for 5");
  }

  @Test
  void trustsNothingThatAConftestMakesOfFailures() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Instance instance =
        Dataset.read(SharedData.file("lite-test.parquet")).stream()
            .filter(each -> each.id().equals("pallets__flask-4992"))
            .findFirst()
            .orElseThrow();
    assumeThat(real.source(instance)).as("the repository").isDirectory();
    String forged =
        """
        import pytest

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_makereport(item, call):
            report = (yield).get_result()
            report.outcome = "passed"
            report.longrepr = None
        """;
    String patch =
        UnifiedDiff.format(
            UnifiedDiff.between(
                Map.of(),
                Map.of("conftest.py", forged, "src/flask/notes.py", "# Changes nothing.\n")));
    Judgement judgement =
        real.judge(instance, new Prediction(instance.id(), "m", Optional.of(patch)), "conftest");
    assertThat(judgement.report().resolved()).as(real.said(instance)).isTrue();
    assertThat(judgement.trusted().finding()).isEqualTo(Finding.UNRESOLVED);
    Judgement reference =
        real.judge(
            instance, new Prediction(instance.id(), "m", Optional.of(instance.patch())), "gold");
    assertThat(reference.trusted().finding()).as(real.said(instance)).isEqualTo(Finding.RESOLVED);
  }

  private static Stream<String> tests(Instance instance) {
    return Stream.concat(instance.failToPass().stream(), instance.passToPass().stream());
  }

  /// Replaces a text of a file, and expects the official verdict to be taken in.
  private void refuses(
      RealInstances real, Instance instance, String path, String from, String to, String reason)
      throws Exception {
    Path root = folder.resolve("root");
    real.repositories().layOut(instance, root);
    String before = Files.readString(root.resolve(path));
    int at = before.indexOf(from);
    assertThat(at).isPositive();
    String after = before.substring(0, at) + to + before.substring(at + from.length());
    String patch =
        UnifiedDiff.format(UnifiedDiff.between(Map.of(path, before), Map.of(path, after)));
    Judgement judgement =
        real.judge(instance, new Prediction(instance.id(), "m", Optional.of(patch)), "forged");
    assertThat(judgement.report().resolved()).as(real.said(instance)).isTrue();
    assertThat(judgement.trusted().finding()).isEqualTo(Finding.UNRESOLVED);
    assertThat(judgement.trusted().reasons()).singleElement().asString().contains(reason);
  }

  @Test
  void hasNothingThatTellsOfTheFix() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Instance instance = real.named("sympy__sympy-22714");
    String future = instance.environmentSetupCommit().orElseThrow();
    Instance prying =
        InstanceBuilder.like(instance)
            .script(
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
                    .formatted(future, real.cache().resolve("repositories"), real.source(instance)))
            .build();
    real.judge(prying, new Prediction(instance.id(), "m", Optional.of(instance.patch())), "prying");
    assertThat(real.output(instance).lines())
        .contains("commits: " + instance.baseCommit(), "counted: 1")
        .noneMatch(line -> line.startsWith("it has"))
        .noneMatch(line -> line.contains("unreachable"));
  }
}
