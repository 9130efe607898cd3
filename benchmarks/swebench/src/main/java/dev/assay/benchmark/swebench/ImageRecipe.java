package dev.assay.benchmark.swebench;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.Images;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How an instance's image is made on this machine: the repository, and what its tests need, on an
/// image of Debian packages. Nothing of it comes from the network but wheels.
///
/// @param pythons the versions that the tests are known to pass with; none where they need no
///   Python
/// @param packages of Python, with exact versions
/// @param variables of every command
record ImageRecipe(List<String> pythons, List<String> packages, Map<String, String> variables) {
  /// The image that others are made on.
  static final String BASE = "assay/swe-bench-base";

  /// The label that tells the version of Python that [#BASE] has.
  static final String PYTHON_LABEL = "dev.assay.python";

  private static final String BASE_REMEDY =
      "make it with: sudo runners/docker/images/make-image.sh swe-bench";

  /// What scripts source before they activate the environment.
  private static final String ACTIVATE =
      """
      # Stands for conda, whose environments are folders here.
      conda() {
        case "${1-}" in
          activate)
            export CONDA_DEFAULT_ENV="${2-base}" CONDA_PREFIX="/opt/miniconda3/envs/${2-base}"
            export PATH="$CONDA_PREFIX/bin:$PATH"
            ;;
          deactivate) ;;
          *) echo "conda ${1-} is not in this image" >&2; return 1 ;;
        esac
      }
      """;

  /// Nothing for a recipe that needs more than [#BASE] has.
  static Optional<ImageRecipe> of(EnvironmentRecipe recipe) {
    return switch (recipe) {
      case PythonRecipe python ->
          Optional.of(
              new ImageRecipe(
                  python.pythons(),
                  python.packages(),
                  python.sources().isEmpty()
                      ? Map.of()
                      : Map.of(
                          "PYTHONPATH",
                          python.sources().stream()
                              .map(folder -> ImageTestbed.FOLDER + "/" + folder)
                              .collect(Collectors.joining(":")))));
      case SystemRecipe system ->
          Optional.of(new ImageRecipe(List.of(), List.of(), system.variables()));
      case MavenRecipe _ -> Optional.empty();
    };
  }

  /// In one line for people.
  String summary() {
    return packages.isEmpty() ? BASE : "%s with %s".formatted(BASE, String.join(", ", packages));
  }

  String dockerfile() {
    StringBuilder lines = new StringBuilder("FROM %s\n".formatted(BASE));
    lines.append("COPY activate /opt/miniconda3/bin/activate\n");
    lines.append("COPY wheels /opt/wheels\n");
    String environment = "/opt/miniconda3/envs/testbed";
    lines.append("RUN python3 -m venv %s".formatted(environment));
    if (!packages.isEmpty()) {
      lines.append(
          " && %s/bin/python -m pip install --no-index --find-links=/opt/wheels --no-input --disable-pip-version-check --quiet %s"
              .formatted(environment, String.join(" ", packages)));
    }
    lines.append("\nCOPY testbed ").append(ImageTestbed.FOLDER).append('\n');
    variables.forEach((name, value) -> lines.append("ENV %s=%s\n".formatted(name, value)));
    return lines.toString();
  }

  void make(
      Images images, Instance instance, RepositoryCache repositories, Map<String, String> labels)
      throws RunnerException, IOException, InterruptedException {
    String python = python(images, instance);
    Path context = Files.createTempDirectory("assay-image");
    try {
      Path wheels = Files.createDirectory(context.resolve("wheels"));
      if (!packages.isEmpty()) {
        Wheels.download(python, packages, wheels);
      }
      Files.writeString(context.resolve("activate"), ACTIVATE);
      repositories.layOut(instance, context.resolve("testbed"));
      Path dockerfile = Files.writeString(context.resolve("Dockerfile"), dockerfile());
      images.build(dockerfile, instance.imageReference(), labels);
    } finally {
      FolderRemoval.remove(context);
    }
  }

  private String python(Images images, Instance instance) throws RunnerException {
    Map<String, String> base =
        images
            .labels(BASE)
            .orElseThrow(() ->
                new RunnerException(
                    "no registry gives %s, and to make it here the image %s is needed; %s"
                        .formatted(instance.imageReference(), BASE, BASE_REMEDY)));
    String python = base.getOrDefault(PYTHON_LABEL, "");
    if (!pythons.isEmpty() && !pythons.contains(python)) {
      throw new RunnerException(
          "the tests of %s need Python %s, and the image %s has %s; %s, with DEBIAN_SUITE set to a suite that has it"
              .formatted(
                  instance.id(),
                  String.join(" or ", pythons),
                  BASE,
                  python.isEmpty() ? "none that it tells" : python,
                  BASE_REMEDY));
    }
    return python;
  }
}
