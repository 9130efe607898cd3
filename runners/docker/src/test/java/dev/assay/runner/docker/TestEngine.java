package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/// The engine of this machine, with the image that `./check --all` makes for tests.
///
/// Tests that this extends are skipped, saying why, where no engine runs a container of that image,
/// and when it does so no longer: what fails then says nothing about the runner. The engine is
/// asked without the runner, whose faults are not to be taken for the engine's.
final class TestEngine
    implements BeforeAllCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  static final String IMAGE = "assay/busybox";

  private static final List<String> TRIAL =
      List.of("docker", "run", "--rm", "--pull=never", "--network=none", IMAGE, "true");
  private static final String REMEDY =
      "sudo runners/docker/images/start-docker.sh && sudo runners/docker/images/make-image.sh busybox";
  private static final int PATIENCE_SECONDS = 30;

  static DockerRunner runner() {
    return new DockerRunner(System.getenv(), IMAGE);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    String fault = fault();
    assumeTrue(fault.isEmpty(), fault);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable problem)
      throws Throwable {
    throw judged(problem);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable problem)
      throws Throwable {
    throw judged(problem);
  }

  /// What a command prints.
  static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor()).as(said).isZero();
      return said;
    }
  }

  private static Throwable judged(Throwable problem) throws Exception {
    String fault = fault();
    return fault.isEmpty() ? problem : new TestAbortedException(fault, problem);
  }

  /// What keeps the engine from running a container; empty when nothing does.
  private static String fault() throws IOException, InterruptedException {
    Process trial;
    try {
      trial = new ProcessBuilder(TRIAL).redirectErrorStream(true).start();
    } catch (IOException e) {
      return "there is no container engine (%s); get one with: %s"
          .formatted(e.getMessage(), REMEDY);
    }
    try (var said = trial.getInputStream()) {
      if (!trial.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return "the container engine ran no container within %d s".formatted(PATIENCE_SECONDS);
      }
      return trial.exitValue() == 0
          ? ""
          : "the container engine runs no container (%s); see to it with: %s"
              .formatted(new String(said.readAllBytes(), StandardCharsets.UTF_8).strip(), REMEDY);
    } finally {
      trial.destroyForcibly();
    }
  }
}
