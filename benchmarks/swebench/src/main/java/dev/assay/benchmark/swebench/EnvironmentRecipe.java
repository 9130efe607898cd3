package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;

/// How the environment of some instances is made on this machine.
sealed interface EnvironmentRecipe permits PythonRecipe, MavenRecipe, SystemRecipe {
  /// Whose instances it is for.
  RecipeScope scope();

  /// What plans call it.
  String kind();

  /// What has to be done, with the programs of this machine.
  ///
  /// @throws RunnerException when a program is missing; says which one and how to get it
  EnvironmentMaking making(Instance instance) throws RunnerException;
}
