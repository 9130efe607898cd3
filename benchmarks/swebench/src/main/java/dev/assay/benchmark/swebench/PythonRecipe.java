package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.runner.RunnerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A virtual environment of Python. Only wheels are installed, so that no package's own program
/// runs.
///
/// @param pythons the versions that the tests are known to pass with, best first: `3.9`
/// @param packages as pip takes them, with exact versions
/// @param sources folders of the repository that packages are imported from besides its root
record PythonRecipe(
    RecipeScope scope, List<String> pythons, List<String> packages, List<String> sources)
    implements EnvironmentRecipe {
  @Override
  public String kind() {
    return "python";
  }

  @Override
  public EnvironmentMaking making(Instance instance) throws RunnerException {
    ToolchainFinding.Found python = python();
    String program = python.program().toString();
    if (packages.isEmpty()) {
      return making(
          "Python " + python.version(),
          List.of(List.of(program, "-m", "venv", "--without-pip", "{environment}")));
    }
    List<String> install =
        new ArrayList<>(
            List.of(
                "{environment}/bin/python",
                "-m",
                "pip",
                "install",
                "--only-binary=:all:",
                "--no-input",
                "--disable-pip-version-check",
                "--quiet"));
    install.addAll(packages);
    return making(
        "Python %s with %s".formatted(python.version(), String.join(", ", packages)),
        List.of(List.of(program, "-m", "venv", "{environment}"), install));
  }

  private EnvironmentMaking making(String summary, List<List<String>> commands) {
    Map<String, String> variables =
        sources.isEmpty()
            ? Map.of()
            : Map.of(
                "PYTHONPATH",
                sources.stream()
                    .map(folder -> EnvironmentMaking.REPOSITORY + "/" + folder)
                    .collect(Collectors.joining(":")));
    return new EnvironmentMaking(summary, Map.of(), commands, false, variables);
  }

  private ToolchainFinding.Found python() throws RunnerException {
    for (String version : pythons) {
      Optional<ToolchainFinding.Found> found =
          found("python" + version, version).or(() -> found("python3", version));
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new RunnerException(
        "the tests of %s need Python %s, which is not on the PATH; install one of them, on Debian and Ubuntu: apt install python3 python3-venv"
            .formatted(scope, String.join(" or ", pythons)));
  }

  private static Optional<ToolchainFinding.Found> found(String program, String version) {
    return Toolchains.host().find(new Requirement(program, version))
                instanceof ToolchainFinding.Found found
            && (found.version() + ".").startsWith(version + ".")
        ? Optional.of(found)
        : Optional.empty();
  }
}
