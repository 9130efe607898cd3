package dev.assay.benchmark.swebench;

import dev.assay.benchmark.Toolchains;
import dev.assay.runner.RunnerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Maven without a network, under the name of its daemon, which scripts call; its repository of
/// artifacts is filled beforehand by a run of the base commit's tests.
///
/// @param oldestJdk the first JDK that is known to do
/// @param newestJdk the last one
/// @param options what makes today's JDKs take yesterday's projects
/// @param goals what fills the repository: needs all that the scripts will
record MavenRecipe(
    RecipeScope scope, int oldestJdk, int newestJdk, List<String> options, List<String> goals)
    implements EnvironmentRecipe {
  @Override
  public String kind() {
    return "maven";
  }

  @Override
  public EnvironmentMaking making(Instance instance) throws RunnerException {
    if (Toolchains.host().locate("mvn").isEmpty()) {
      throw new RunnerException(
          "the tests of %s need mvn, which is not on the PATH; on Debian and Ubuntu: apt install maven"
              .formatted(scope));
    }
    JavaHome home =
        JavaHome.find(oldestJdk, newestJdk)
            .orElseThrow(() ->
                new RunnerException(
                    "the tests of %s need a JDK of version %d to %d, and none is in JAVA_HOME or /usr/lib/jvm; on Debian and Ubuntu: apt install openjdk-17-jdk-headless"
                        .formatted(scope, oldestJdk, newestJdk)));
    List<String> fill =
        new ArrayList<>(List.of("mvn", "-B", "-q", "-Dmaven.repo.local={environment}/m2"));
    fill.addAll(options);
    fill.addAll(goals);
    return new EnvironmentMaking(
        "Maven with JDK %d and the artifacts of %s"
            .formatted(home.version(), instance.baseCommit()),
        Map.of("mvnd", daemon()),
        List.of(fill),
        true,
        Map.of("JAVA_HOME", home.folder().toString()));
  }

  private String daemon() {
    return """
    #!/bin/sh
    # Maven's daemon as scripts know it, without a daemon and without a network.
    exec mvn --offline -Dmaven.repo.local="$(dirname "$0")/../m2" %s "$@"
    """
        .formatted(String.join(" ", options));
  }
}
