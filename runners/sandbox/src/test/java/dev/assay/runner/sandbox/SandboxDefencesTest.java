package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each defence of the sandbox switched off lets an attack through that nothing else stops, so that
/// none is there for show.
@Timeout(120)
class SandboxDefencesTest {
  private static final int PROCESSES = 20;
  private static final Limits FEW_PROCESSES =
      new Limits(
          OptionalLong.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          OptionalInt.of(PROCESSES),
          Duration.ofSeconds(60),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void eachDefenceStopsAnAttackThatNothingElseStops(SandboxDefence defence) throws Exception {
    assumeTrue(isThere(defence), "this machine gives this user no such defence");
    assertThat(succeeds(defence, new SandboxRunner())).as("with it").isFalse();
    assertThat(succeeds(defence, new SandboxRunner(Set.of(defence)))).as("without it").isTrue();
  }

  private static boolean isThere(SandboxDefence defence) {
    KernelFeatures kernel = KernelProbe.here();
    return switch (defence) {
      case LANDLOCK -> kernel.landlock() > 0;
      case BLOCKED_CALLS, REFUSED_SOCKETS -> kernel.seccomp();
      case VIEW_OF_FILES, FEW_CAPABILITIES, OWN_NETWORK -> kernel.namespaces();
      case GROUP_LIMITS -> kernel.groups().has(ControlGroupMounts.PIDS);
      case CLEAN_ENVIRONMENT, PRIVATE_HOME -> true;
    };
  }

  private boolean succeeds(SandboxDefence defence, SandboxRunner runner) throws Exception {
    return switch (defence) {
      case LANDLOCK -> listsTheLabsHome(runner);
      case BLOCKED_CALLS -> leavesItsProcessors(runner);
      case REFUSED_SOCKETS -> sendsADatagram(runner);
      case VIEW_OF_FILES -> changesPermissionsOfAForeignFile(runner);
      case FEW_CAPABILITIES -> goesBeforeOtherProcesses(runner);
      case OWN_NETWORK -> connectsToTheLab(runner);
      case GROUP_LIMITS -> startsManyProcesses(runner);
      case CLEAN_ENVIRONMENT -> readsASecretVariable(runner);
      case PRIVATE_HOME -> leavesAFileForTheNextSession(runner);
    };
  }

  private SandboxFixture open(SandboxRunner runner, NetworkPolicy network) throws Exception {
    return SandboxFixture.open(runner, folder, network, Limits.ofWallTime(Duration.ofSeconds(60)));
  }

  private String sh(SandboxRunner runner, String script, String... parameters) throws Exception {
    try (SandboxFixture sandbox = open(runner, new NetworkPolicy.Disabled())) {
      return sandbox.sh(script, parameters);
    }
  }

  private boolean listsTheLabsHome(SandboxRunner runner) throws Exception {
    return sh(runner, "ls -a \"$1\" > listing && echo listed", System.getProperty("user.home"))
        .endsWith("listed\n");
  }

  private boolean leavesItsProcessors(SandboxRunner runner) throws Exception {
    return sh(runner, "taskset -c 0 echo moved").endsWith("moved\n");
  }

  private boolean sendsADatagram(SandboxRunner runner) throws Exception {
    try (SandboxFixture sandbox = open(runner, new NetworkPolicy.Disabled());
        DatagramSocket receiver = new DatagramSocket(0, InetAddress.getByAddress(loopback()))) {
      String said =
          sandbox.python(
              """
              import socket, sys
              udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
              udp.sendto(b"secret", ("127.0.0.1", int(sys.argv[1])))
              print("sent")
              """,
              Integer.toString(receiver.getLocalPort()));
      if (!said.endsWith("sent\n")) {
        return false;
      }
      receiver.receive(new DatagramPacket(new byte[10], 10));
      return true;
    }
  }

  private boolean changesPermissionsOfAForeignFile(SandboxRunner runner) throws Exception {
    Path file = folder.resolve("foreign");
    Files.writeString(file, "content");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    sh(runner, "chmod o+w \"$1\"", file.toString());
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
  }

  private boolean goesBeforeOtherProcesses(SandboxRunner runner) throws Exception {
    return sh(runner, "[ \"$(nice -n -1 nice)\" -lt \"$(nice)\" ] && echo before")
        .endsWith("before\n");
  }

  private boolean connectsToTheLab(SandboxRunner runner) throws Exception {
    try (SandboxFixture sandbox = open(runner, new NetworkPolicy.LocalOnly());
        ServerSocket lab = new ServerSocket(0, 10, InetAddress.getByAddress(loopback()))) {
      return sandbox
          .python(
              "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5); print('there')",
              Integer.toString(lab.getLocalPort()))
          .endsWith("there\n");
    }
  }

  private boolean startsManyProcesses(SandboxRunner runner) throws Exception {
    try (SandboxFixture sandbox =
        SandboxFixture.open(runner, folder, new NetworkPolicy.Disabled(), FEW_PROCESSES)) {
      return sandbox
          .sh(
              "i=0; while [ $i -lt $1 ]; do sleep 60 & i=$((i+1)); done; echo all",
              Integer.toString(2 * PROCESSES))
          .endsWith("all\n");
    }
  }

  private boolean readsASecretVariable(SandboxRunner runner) throws Exception {
    return sh(runner, "env").contains("conformance-secret");
  }

  private boolean leavesAFileForTheNextSession(SandboxRunner runner) throws Exception {
    sh(runner, "echo left > \"$HOME/.profile\"");
    return sh(runner, "cat \"$HOME/.profile\"").equals("left\n");
  }

  private static byte[] loopback() {
    return new byte[] {127, 0, 0, 1};
  }
}
