package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheUse;
import dev.assay.benchmark.cache.DiskBudget;
import dev.assay.protocol.Sha256;
import dev.assay.runner.Images;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Sees to it that instances' images are there: those that a registry has, and else images of the
/// same names that are made by recipes.
final class ImageMaking {
  /// The label of images that were made here; tells by what.
  static final String LABEL = "dev.assay.swe-bench.made-by";

  private final RepositoryCache repositories;
  private final Path notes;
  private final EnvironmentRecipes recipes;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /// @param repositories gives the base commits that images are made of; what bounds it bounds
  ///   images, too
  /// @param notes a folder for what there is to know of images; made when it is first needed
  ImageMaking(RepositoryCache repositories, Path notes) {
    this(repositories, notes, EnvironmentRecipes.known());
  }

  ImageMaking(RepositoryCache repositories, Path notes, EnvironmentRecipes recipes) {
    this.notes = notes;
    this.repositories = repositories;
    this.recipes = recipes;
  }

  /// By what an instance's image would be made here, for people; nothing where that is not known.
  Optional<String> summary(Instance instance) {
    return recipe(instance).map(recipe -> "made of %s".formatted(recipe.summary()));
  }

  /// Uses the image of an instance, which is fetched or made unless it is there. One that was made
  /// here by what is no longer known is made anew.
  ///
  /// @param images those of the engine
  CacheUse use(Images images, Instance instance)
      throws RunnerException, IOException, InterruptedException {
    String reference = instance.imageReference();
    ImageCache cache = new ImageCache(notes, images);
    DiskBudget budget = repositories.budget().with(cache::entries);
    ReentrantLock lock = locks.computeIfAbsent(reference, _ -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      return cache.use(reference, () -> provided(images, instance, budget));
    } finally {
      lock.unlock();
    }
  }

  private boolean provided(Images images, Instance instance, DiskBudget budget)
      throws RunnerException, IOException, InterruptedException {
    String reference = instance.imageReference();
    Optional<ImageRecipe> recipe = recipe(instance);
    String expected = recipe.map(each -> digest(each, instance)).orElse("");
    Optional<Map<String, String>> labels = images.labels(reference);
    if (labels.isPresent() && labels.get().getOrDefault(LABEL, expected).equals(expected)) {
      return false;
    }
    if (labels.isPresent()) {
      // Without a name it would only take up room.
      images.remove(reference);
    }
    if (!pulled(images, reference, recipe) && recipe.isPresent()) {
      recipe.get().make(images, instance, repositories, Map.of(LABEL, expected));
    }
    budget.enforce();
    return true;
  }

  private Optional<ImageRecipe> recipe(Instance instance) {
    return recipes.of(instance).flatMap(ImageRecipe::of);
  }

  private static boolean pulled(Images images, String reference, Optional<ImageRecipe> recipe)
      throws RunnerException, InterruptedException {
    try {
      images.pull(reference);
      return true;
    } catch (RunnerException e) {
      if (recipe.isEmpty()) {
        throw new RunnerException(e.getMessage() + "; and it is not known how to make it here", e);
      }
      return false;
    }
  }

  private static String digest(ImageRecipe recipe, Instance instance) {
    return Sha256.hex(recipe.dockerfile() + "\n" + instance.repository() + instance.baseCommit());
  }
}
