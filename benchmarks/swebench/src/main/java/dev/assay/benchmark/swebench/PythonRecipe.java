package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.runner.RunnerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A virtual environment of Python. Only wheels are installed, so that no package's own program
/// runs.
///
/// @param pythons the versions that the tests are known to pass with, best first: `3.9`
/// @param packages as pip takes them, with exact versions
record PythonRecipe(RecipeScope scope, List<String> pythons, List<String> packages)
    implements EnvironmentRecipe {
  @Override
  public String kind() {
    return "python";
  }

  @Override
  public EnvironmentMaking making(Instance instance) throws RunnerException {
    ToolchainFinding.Found python = python();
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
    return new EnvironmentMaking(
        "Python %s with %s".formatted(python.version(), String.join(", ", packages)),
        Map.of(),
        List.of(List.of(python.program().toString(), "-m", "venv", "{environment}"), install),
        false,
        Map.of());
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
