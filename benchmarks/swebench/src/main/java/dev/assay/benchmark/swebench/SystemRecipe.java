package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.runner.RunnerException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Programs of this machine, and nothing to make.
///
/// @param tools what has to be there
/// @param variables what makes today's tools take yesterday's projects
record SystemRecipe(RecipeScope scope, List<Requirement> tools, Map<String, String> variables)
    implements EnvironmentRecipe {
  @Override
  public String kind() {
    return "system";
  }

  @Override
  public EnvironmentMaking making(Instance instance) throws RunnerException {
    List<ToolchainFinding.Missing> missing = Toolchains.host().missing(tools);
    if (!missing.isEmpty()) {
      throw new RunnerException(
          "the tests of %s need more than is here: %s"
              .formatted(
                  scope,
                  missing.stream()
                      .map(ToolchainFinding.Missing::sentence)
                      .collect(Collectors.joining("; "))));
    }
    return new EnvironmentMaking(
        tools.stream().map(Requirement::toString).collect(Collectors.joining(", ")),
        Map.of(),
        List.of(),
        false,
        variables);
  }
}
