package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.sandbox.SandboxRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentCacheTest {
  private static final RecipeScope SCOPE = new RecipeScope("some/thing", "", "");

  @TempDir Path folder;

  private final SandboxRunner runner = new SandboxRunner();

  @BeforeEach
  void needsASandbox() {
    Assumptions.assumeTrue(runner.availability() instanceof RunnerAvailability.Ready);
  }

  @Test
  void saysWhatItKnowsForAnInstanceOfAnUnknownRepository() {
    assertThat(cache(List.of()).plan(instance("1")))
        .isInstanceOfSatisfying(
            InstancePlan.Impossible.class,
            impossible ->
                assertThat(impossible.reason())
                    .contains("no native environment is known for some/thing 1", "in its image"));
  }

  @Test
  void saysWhichProgramIsMissingAndHowToGetIt() {
    EnvironmentRecipe recipe =
        new SystemRecipe(SCOPE, List.of(new Requirement("assay-no-such-tool", "")), Map.of());
    assertThat(cache(List.of(recipe)).plan(instance("1")))
        .isInstanceOfSatisfying(
            InstancePlan.Impossible.class,
            impossible ->
                assertThat(impossible.reason())
                    .contains("assay-no-such-tool is not on the PATH", "apt install"));
  }

  @Test
  void saysWhichVersionsOfPythonWouldDo() {
    EnvironmentRecipe recipe =
        new PythonRecipe(SCOPE, List.of("2.99", "3.99"), List.of(), List.of());
    assertThatExceptionOfType(RunnerException.class)
        .isThrownBy(() -> cache(List.of(recipe)).prepare(instance("1")))
        .withMessageContaining("need Python 2.99 or 3.99");
  }

  @Test
  void takesTheFirstRecipeThatCoversTheVersion() {
    EnvironmentRecipe old =
        new SystemRecipe(
            new RecipeScope("some/thing", "", "1.9"), List.of(), Map.of("VERSION", "old"));
    EnvironmentRecipe any = new SystemRecipe(SCOPE, List.of(), Map.of("VERSION", "new"));
    EnvironmentRecipes recipes = new EnvironmentRecipes(List.of(old, any));
    assertThat(recipes.of(instance("1.9"))).contains(old);
    assertThat(recipes.of(instance("1.10"))).contains(any);
    assertThat(recipes.scopes()).isEqualTo("some/thing to 1.9, some/thing");
  }

  @Test
  void makesAnEnvironmentOnceHoweverManyAskForIt() throws Exception {
    EnvironmentCache cache = cache(List.of(python()));
    List<Callable<EnvironmentUse>> asking = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asking.add(() -> cache.prepare(instance("1")));
    }
    assertThat(commands(cache)).hasSize(1);
    try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : lanes.invokeAll(asking)) {
        try (EnvironmentUse use = each.get()) {
          Path home = use.environment().folder().orElseThrow();
          assertThat(home.resolve("bin/python")).exists();
        }
      }
    }
    assertThat(commands(cache)).isEmpty();
    assertThat(entries()).hasSize(1);
  }

  @Test
  void anotherRecipeIsAnotherEnvironment() throws Exception {
    Path first = home(cache(List.of(python())));
    EnvironmentRecipe other =
        new PythonRecipe(SCOPE, python().pythons(), List.of("pip"), List.of());
    assertThat(commands(cache(List.of(other)))).hasSize(2);
    assertThat(commands(cache(List.of(python())))).isEmpty();
    assertThat(first).exists();
  }

  @Test
  void leavesNothingOfAnEnvironmentThatCouldNotBeMade() throws Exception {
    EnvironmentMaking broken =
        new EnvironmentMaking(
            "",
            Map.of("tool", "#!/bin/sh\n"),
            List.of(List.of("bash", "-c", "echo no such thing; exit 3")),
            false,
            Map.of());
    Path home = folder.resolve("cache/some-home");
    EnvironmentMaker maker = new EnvironmentMaker(runner, repositories(), instance("1"), broken);
    assertThatExceptionOfType(RunnerException.class)
        .isThrownBy(() ->
            EnvironmentCache.folders(home.resolveSibling(""), DiskBudget.UNBOUNDED)
                .use(home, workspace -> maker.make(workspace, home)))
        .withMessageContaining("the environment of some__thing-1 could not be made")
        .withMessageContaining("Exited[status=3]: no such thing");
    assertThat(entries()).isEmpty();
  }

  @Test
  void whatAKilledMakerLeftIsNotTakenForAnEnvironment() throws Exception {
    Files.createDirectories(folder.resolve("cache/making-123/environment/bin"));
    Path old = Files.createDirectories(folder.resolve("cache/making-122"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    assertThat(commands(cache(List.of(python())))).hasSize(1);
    assertThat(home(cache(List.of(python()))))
        .isNotEqualTo(folder.resolve("cache/making-123/environment"));
    assertThat(folder.resolve("cache/making-123")).exists();
    assertThat(old).doesNotExist();
  }

  @Test
  void readsTheRecipesThatAssayBrings() {
    assertThat(EnvironmentRecipes.known().all())
        .extracting(recipe -> recipe.scope().repository())
        .contains("sympy/sympy", "fmtlib/fmt", "google/gson");
  }

  private static Path home(EnvironmentCache cache) throws Exception {
    try (EnvironmentUse use = cache.prepare(instance("1"))) {
      return use.environment().folder().orElseThrow();
    }
  }

  private static List<String> commands(EnvironmentCache cache) {
    return ((InstancePlan.Possible) cache.plan(instance("1"))).commands();
  }

  /// Whatever Python is here, with nothing in it.
  private static PythonRecipe python() {
    Assumptions.assumeTrue(Toolchains.host().locate("python3").isPresent());
    List<String> versions = new ArrayList<>();
    for (int minor = 8; minor < 20; minor++) {
      versions.add("3." + minor);
    }
    return new PythonRecipe(SCOPE, versions, List.of(), List.of());
  }

  private List<Path> entries() throws IOException {
    Path cache = folder.resolve("cache");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (var entries = Files.list(cache)) {
      return entries.filter(each -> !each.endsWith(".uses")).toList();
    }
  }

  private EnvironmentCache cache(List<EnvironmentRecipe> recipes) {
    return new EnvironmentCache(
        folder.resolve("cache"), runner, repositories(), new EnvironmentRecipes(recipes));
  }

  private RepositoryCache repositories() {
    return new RepositoryCache(folder.resolve("repositories"), folder + "/{owner}/{name}");
  }

  private static Instance instance(String version) {
    return new InstanceBuilder().version(version).build();
  }
}
