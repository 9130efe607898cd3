package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerOwnerTest {
  private static final ContainerOwner SELF = ContainerOwner.self();

  @Test
  void aLabelIsReadBack() {
    assertThat(ContainerOwner.parse(SELF.label())).contains(SELF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host/1", "host/x/1", "host/1/1/1"})
  void whatIsNoLabelNamesNobody(String label) {
    assertThat(ContainerOwner.parse(label)).isEmpty();
  }

  @Test
  void thisProcessIsNotGone() {
    assertThat(SELF.gone()).isFalse();
  }

  @Test
  void anotherProcessOfTheSameNumberDoesNotStandForOneThatIsGone() {
    assertThat(new ContainerOwner(SELF.host(), SELF.process(), SELF.start() - 1).gone()).isTrue();
  }

  @Test
  void aProcessThatHasEndedIsGone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    assertThat(new ContainerOwner(SELF.host(), process.pid(), 1).gone()).isTrue();
  }

  @Test
  void ofOtherMachinesNothingIsSaid() {
    assertThat(new ContainerOwner("elsewhere", SELF.process(), 1).gone()).isFalse();
  }
}
