package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.IsolationLevel;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.Runners;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.WeakerIsolation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which runner is used when none is named, and which are refused.
final class RunnerOptionsTest {
  private static final RunnerAvailability READY = new RunnerAvailability.Ready();
  private static final TaskRunner PROCESS = new Installed("process", READY, List.of());
  private static final TaskRunner SANDBOX = new Installed("sandbox", READY, List.of());
  private static final TaskRunner WEAK_SANDBOX =
      new Installed("sandbox", READY, List.of("signals (the kernel is old)"));
  private static final TaskRunner NO_SANDBOX =
      new Installed(
          "sandbox", new RunnerAvailability.Missing("Landlock", "use another kernel"), List.of());
  private static final TaskRunner DOCKER = new Installed("docker", READY, List.of());
  private static final TaskRunner NO_DOCKER =
      new Installed("docker", new RunnerAvailability.Missing("an engine", "start it"), List.of());

  private record Installed(String name, RunnerAvailability availability, List<String> shortfalls)
      implements TaskRunner {
    @Override
    public RunnerCapabilities capabilities() {
      return new RunnerCapabilities(IsolationLevel.SANDBOX, false, false, 1, Set.of());
    }

    @Override
    public RunnerSession open(SessionSpec spec) throws RunnerException {
      throw new RunnerException("no session is needed here");
    }
  }

  private static RunnerOptions options(TaskRunner... installed) {
    return new RunnerOptions(() -> new Runners(List.of(installed)));
  }

  @Test
  void theSandboxIsTheDefaultWhereItCanBe() throws Exception {
    assertThat(options(PROCESS, DOCKER, SANDBOX).name()).isEqualTo("sandbox");
  }

  @Test
  void containersAreTheDefaultWhereTheSandboxCannotBe() throws Exception {
    assertThat(options(PROCESS, DOCKER, NO_SANDBOX).name()).isEqualTo("docker");
    assertThat(options(PROCESS, DOCKER, WEAK_SANDBOX).name()).isEqualTo("docker");
    assertThat(options(PROCESS, DOCKER).name()).isEqualTo("docker");
  }

  @Test
  void whatIsolatesNothingIsNeverTheDefault() {
    assertThatThrownBy(() -> options(PROCESS, NO_SANDBOX, NO_DOCKER).name())
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessageContainingAll(
            "Landlock", "use another kernel", "an engine", "start it", "--runner process")
        .hasMessageNotContaining("--allow-weaker-isolation");
    assertThatThrownBy(() -> options(PROCESS).name()).hasMessageContaining("--runner process");
  }

  @Test
  void whatCannotBeEnforcedIsLeftOutOnlyWhenThatIsAskedFor() throws Exception {
    RunnerOptions options = options(PROCESS, WEAK_SANDBOX, NO_DOCKER);
    assertThatThrownBy(options::name)
        .hasMessageContainingAll("signals (the kernel is old)", "--allow-weaker-isolation");
    assertThatThrownBy(() -> options.open("sandbox"))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll("signals (the kernel is old)", "--allow-weaker-isolation");

    options.allowWeakerIsolation = true;

    assertThat(options.name()).isEqualTo("sandbox");
    assertThat(options.open("sandbox")).isInstanceOf(WeakerIsolation.class);
  }

  @Test
  void whatIsNamedIsUsedAndNothingElse() throws Exception {
    RunnerOptions options = options(PROCESS, SANDBOX, NO_DOCKER);
    options.name = Optional.of("process");
    assertThat(options.name()).isEqualTo("process");
    assertThat(options.open("process")).isSameAs(PROCESS);
    assertThatThrownBy(() -> options.open("docker"))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll("docker", "an engine", "start it");
    assertThatThrownBy(() -> options.open("cloud"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContainingAll("cloud", "docker, process, sandbox");
  }

  @Test
  void theDoctorSaysWhichAndWhy() {
    assertThat(RunnerChoice.among(new Runners(List.of(NO_SANDBOX, DOCKER)), false))
        .isInstanceOfSatisfying(
            RunnerChoice.Chosen.class,
            chosen -> {
              assertThat(chosen.runner()).isSameAs(DOCKER);
              assertThat(chosen.reason()).contains("sandbox lacks Landlock");
            });
  }
}
