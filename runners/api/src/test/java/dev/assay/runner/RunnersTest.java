package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunnersTest {
  /// A runner that is only looked up.
  private record Named(String name) implements TaskRunner {
    @Override
    public RunnerCapabilities capabilities() {
      return new RunnerCapabilities(IsolationLevel.PROCESS, false, false, 1, Set.of());
    }

    @Override
    public RunnerAvailability availability() {
      return new RunnerAvailability.Missing("everything", "wait for a real one");
    }

    @Override
    public RunnerSession open(SessionSpec spec) throws RunnerException {
      throw new RunnerException("never opened");
    }
  }

  @Test
  void aRunnerIsFoundByItsName() throws Exception {
    Named vm = new Named("vm");
    Named ssh = new Named("ssh");
    Runners runners = new Runners(List.of(vm, ssh));
    assertThat(runners.named("ssh")).isSameAs(ssh);
    assertThat(runners.all()).containsExactly(ssh, vm);
  }

  @Test
  void anUnknownNameListsWhatThereIs() {
    Runners runners = new Runners(List.of(new Named("vm"), new Named("ssh")));
    assertThatThrownBy(() -> runners.named("shh"))
        .isInstanceOf(RunnerException.class)
        .hasMessage("no runner is called 'shh'; there are: ssh, vm");
  }

  @Test
  void withoutAnyRunnerTheMessageSaysSo() {
    assertThatThrownBy(() -> Runners.installed().named("process"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("'process'")
        .hasMessageContaining("no runner module is on the class path");
  }

  @Test
  void twoRunnersOfOneNameAreRefused() {
    assertThatThrownBy(() -> new Runners(List.of(new Named("vm"), new Named("vm"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'vm'");
  }
}
