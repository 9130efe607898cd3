package dev.assay.runner.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerAvailability.Missing;

/// The engine of this machine, with the image that `./check --all` makes for tests.
final class TestEngine {
  static final String IMAGE = "assay/debian-minimal";

  private TestEngine() {}

  static DockerRunner runner() {
    return new DockerRunner(System.getenv(), IMAGE);
  }

  /// Skips the tests, saying what they need, where there is no engine.
  static void assumeReady() {
    RunnerAvailability found = runner().availability();
    String lacking =
        found instanceof Missing(String missing, String remedy)
            ? "the tests of the docker runner need " + missing + "; " + remedy
            : "";
    assumeTrue(lacking.isEmpty(), lacking);
  }
}
