package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.LabProcess;
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
  @ValueSource(strings = {"", "host", "host/1", "host/1/1", "host/1-x-1", "host/1-1-1/1"})
  void whatIsNoLabelNamesNobody(String label) {
    assertThat(ContainerOwner.parse(label)).isEmpty();
  }

  @Test
  void thisProcessIsNotGone() {
    assertThat(SELF.gone()).isFalse();
  }

  @Test
  void aProcessThatHasEndedIsGone() {
    LabProcess self = LabProcess.self();
    LabProcess earlier = new LabProcess(self.process(), self.start() - 1, self.space());
    assertThat(new ContainerOwner(SELF.host(), earlier).gone()).isTrue();
  }

  @Test
  void ofOtherMachinesNothingIsSaid() {
    assertThat(new ContainerOwner("elsewhere", new LabProcess(SELF.lab().process(), 1, 2)).gone())
        .isFalse();
  }
}
