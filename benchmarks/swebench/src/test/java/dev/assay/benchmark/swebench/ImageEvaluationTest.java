package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.benchmark.cache.ByteSize;
import dev.assay.benchmark.cache.CacheUse;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import dev.assay.runner.FolderRemoval;
import dev.assay.runner.Images;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.docker.DockerRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Judges in real containers, in an image under an official name that is made here.
@Tag("slow")
@Timeout(300)
final class ImageEvaluationTest {
  @TempDir Path folder;

  private final DockerRunner runner = new DockerRunner(System.getenv(), ImageRecipe.BASE);
  private final Images images = runner.images().orElseThrow();
  private SmallPython repository;
  private ImageMaking making;

  @BeforeEach
  void needsAnEngineWithTheImageThatOthersAreMadeOn() throws Exception {
    RunnerAvailability found = runner.availability();
    Assumptions.assumeTrue(found instanceof RunnerAvailability.Ready, found.toString());
    repository = SmallPython.at(folder);
    making = making(Map.of());
  }

  @AfterEach
  void removeTheImage() throws Exception {
    String reference = repository.instance().imageReference();
    if (images.labels(reference).isPresent()) {
      images.remove(reference);
    }
  }

  @Test
  void resolvesWithTheReferenceAndNotWithAnotherPatch() throws Exception {
    Judgement gold = judge(SmallPython.FIX);
    assertThat(gold.trusted()).as(log()).isEqualTo(new TrustedVerdict(Finding.RESOLVED, List.of()));
    assertThat(log()).contains("cd /testbed", "test_answer ok");
    assertThat(judge(SmallPython.FIX.replace("42", "43")).report().resolved()).isFalse();
    assertThat(judge("No patch at all.\n").report().patchApplied()).isFalse();
  }

  @Test
  void refusesForgeries() throws Exception {
    Forgery forgery = repository.forgery();
    refuses(forgery.atExit(), "the log says of test_answer both FAILED and PASSED");
    refuses(forgery.claimsAll(), "a test that no solution passes is logged as PASSED");
    refuses(forgery.replacesTests(), SmallPython.TESTS + " was changed while the tests ran");
  }

  @Test
  void makesAnImageOnceForEachRecipe() throws Exception {
    Instance instance = repository.instance();
    making.use(images, instance).close();
    Map<String, String> first = images.labels(instance.imageReference()).orElseThrow();
    making.use(images, instance).close();
    assertThat(images.labels(instance.imageReference())).contains(first);
    ImageMaking other = making(Map.of("COLOUR", "green"));
    other.use(images, instance).close();
    assertThat(images.labels(instance.imageReference()).orElseThrow()).isNotEqualTo(first);
  }

  @Test
  void saysWhatIsMissingWhereNoImageCanBeHad() {
    Instance instance = repository.instance();
    ImageMaking none = new ImageMaking(repositories(), notes(), new EnvironmentRecipes(List.of()));
    assertThatThrownBy(
            () -> none.use(images, InstanceBuilder.like(instance).id("some__snake-none").build()))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("swebench/sweb.eval.x86_64.some_1776_snake-none:latest")
        .hasMessageContaining("not known how to make it here");
  }

  @Test
  void keepsNoMoreImagesThanTheBoundAllowsAndTheOnesInUse() throws Exception {
    List<String> warnings = new ArrayList<>();
    ImageMaking bounded =
        making(
            new RepositoryCache(
                folder.resolve("cache"),
                folder + "/{owner}/{name}",
                DiskBudget.of(ByteSize.of("1MB"), List.of(), warnings::add)),
            Map.of());
    Instance first = repository.instance();
    Instance second = InstanceBuilder.like(first).id("some__snake-2").build();
    try (CacheUse _ = bounded.use(images, first)) {
      bounded.use(images, second).close();
      assertThat(images.labels(first.imageReference())).isPresent();
      assertThat(images.labels(second.imageReference())).isPresent();
    }
    assertThat(warnings).singleElement().asString().contains("image " + first.imageReference());
    // The next that is made makes the others go.
    Instance third = InstanceBuilder.like(first).id("some__snake-3").build();
    bounded.use(images, third).close();
    assertThat(images.labels(first.imageReference())).isEmpty();
    assertThat(images.labels(second.imageReference())).isEmpty();
    images.remove(third.imageReference());
  }

  @Test
  void plansWithoutGettingAnything() throws Exception {
    Instance instance =
        InstanceBuilder.like(repository.instance()).id("some__snake-planned").build();
    InstancePlan plan = new ImageTestbeds(images, making).plan(instance);
    assertThat(plan)
        .isEqualTo(
            new InstancePlan.Possible(
                "image",
                instance.imageReference(),
                List.of(
                    "docker pull " + instance.imageReference(),
                    "or, where no registry has it: made of assay/swe-bench-base")));
    assertThat(images.labels(instance.imageReference())).isEmpty();
  }

  /// Officially resolved, and not by us.
  private void refuses(String patch, String reason) throws Exception {
    Judgement judgement = judge(patch);
    assertThat(judgement.report().resolved()).as(log()).isTrue();
    assertThat(judgement.trusted().finding()).isEqualTo(Finding.UNRESOLVED);
    assertThat(judgement.trusted().reasons()).singleElement().asString().contains(reason);
  }

  private ImageMaking making(Map<String, String> variables) {
    return making(repositories(), variables);
  }

  private ImageMaking making(RepositoryCache repositories, Map<String, String> variables) {
    return new ImageMaking(
        repositories,
        notes(),
        new EnvironmentRecipes(
            List.of(
                new SystemRecipe(new RecipeScope("some/snake", "", ""), List.of(), variables))));
  }

  private Path notes() {
    return folder.resolve("images");
  }

  private RepositoryCache repositories() {
    return new RepositoryCache(folder.resolve("cache"), folder + "/{owner}/{name}");
  }

  private Judgement judge(String patch) throws Exception {
    if (Files.exists(logs())) {
      FolderRemoval.remove(logs());
    }
    return new InstanceEvaluation(runner, new ImageTestbeds(images, making), Duration.ofMinutes(2))
        .evaluate(
            repository.instance(),
            new Prediction("some__snake-1", "m", Optional.of(patch)),
            Files.createDirectories(folder.resolve("scratch")),
            Files.createDirectories(logs()));
  }

  private Path logs() {
    return folder.resolve("logs");
  }

  private String log() throws Exception {
    Path output = logs().resolve(RunLogs.TEST_OUTPUT);
    return Files.exists(output) ? Files.readString(output) : "";
  }
}
