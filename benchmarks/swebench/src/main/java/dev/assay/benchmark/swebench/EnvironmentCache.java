package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheUse;
import dev.assay.benchmark.cache.CachedFolders;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.protocol.Sha256;
import dev.assay.runner.RunnerException;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Environments that are made once for all runs. Each has the name of what it is made from, so that
/// another recipe, program or version makes another one; it gets its name when it is whole.
public final class EnvironmentCache implements NativeEnvironments {
  private final Path folder;
  private final TaskRunner runner;
  private final RepositoryCache repositories;
  private final EnvironmentRecipes recipes;

  /// @param folder of this cache; made when it is not there
  /// @param runner opens the sessions, with a network, in which environments are made
  /// @param repositories gives base commits, which some environments are made from; what bounds it
  ///   bounds this cache, too
  public EnvironmentCache(Path folder, TaskRunner runner, RepositoryCache repositories) {
    this(folder, runner, repositories, EnvironmentRecipes.known());
  }

  EnvironmentCache(
      Path folder, TaskRunner runner, RepositoryCache repositories, EnvironmentRecipes recipes) {
    this.folder = folder;
    this.runner = runner;
    this.repositories = repositories;
    this.recipes = recipes;
  }

  static CachedFolders folders(Path folder, DiskBudget budget) {
    return new CachedFolders(folder, 1, "making-", budget);
  }

  @Override
  public InstancePlan plan(Instance instance) {
    try {
      EnvironmentRecipe recipe = recipe(instance);
      EnvironmentMaking making = recipe.making(instance);
      boolean there = making.none() || Files.isDirectory(home(instance, making));
      List<String> commands =
          there
              ? List.of()
              : making.commands().stream()
                  .map(command -> EnvironmentMaking.in("<environment>", String.join(" ", command)))
                  .toList();
      return new InstancePlan.Possible(recipe.kind(), making.summary(), commands);
    } catch (RunnerException e) {
      return new InstancePlan.Impossible(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public EnvironmentUse prepare(Instance instance)
      throws RunnerException, IOException, InterruptedException {
    EnvironmentMaking making = recipe(instance).making(instance);
    if (making.none()) {
      return new EnvironmentUse(
          new NativeEnvironment(Optional.empty(), making.variables()), CacheUse.NONE);
    }
    Path home = home(instance, making);
    EnvironmentMaker maker = new EnvironmentMaker(runner, repositories, instance, making);
    CacheUse use = folders(folder, repositories.budget()).use(home, each -> maker.make(each, home));
    Map<String, String> variables = new HashMap<>();
    making
        .variables()
        .forEach(
            (name, value) -> variables.put(name, EnvironmentMaking.in(home.toString(), value)));
    return new EnvironmentUse(new NativeEnvironment(Optional.of(home), variables), use);
  }

  private EnvironmentRecipe recipe(Instance instance) throws RunnerException {
    return recipes
        .of(instance)
        .orElseThrow(() ->
            new RunnerException(
                "no native environment is known for %s %s; there are some for %s. Run it in its image, or name an environment that has what its tests need"
                    .formatted(instance.repository(), instance.version(), recipes.scopes())));
  }

  private Path home(Instance instance, EnvironmentMaking making) {
    String commit = making.inRepository() ? instance.baseCommit() : "";
    String parts = String.join("\n", List.of(making.toString(), commit));
    String name = instance.repository().replace("/", "__");
    return folder
        .toAbsolutePath()
        .normalize()
        .resolve(name + "-" + Sha256.hex(parts).substring(0, 16));
  }
}
