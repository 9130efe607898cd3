package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.LeftOver;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionImage;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.conformance.LeftOvers;
import dev.assay.runner.conformance.Workbench;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What is particular to containers, with a real engine.
@Tag("slow")
@ExtendWith(TestEngine.class)
@Isolated("one counts the containers of this process")
@Timeout(240)
class DockerSessionTest {
  private static final Limits LIMITS =
      new Limits(
          OptionalLong.of(128 << 20),
          OptionalDouble.of(0.5),
          OptionalLong.of(16 << 20),
          OptionalInt.of(64),
          Duration.ofSeconds(60),
          Limits.DEFAULT_OUTPUT_BYTES);

  @TempDir Path folder;

  private SessionSpec spec() throws Exception {
    return new SessionSpec(
        "docker-test",
        Files.createDirectories(folder.resolve("workspace")),
        Map.of(),
        LIMITS,
        new NetworkPolicy.Disabled());
  }

  private ExecutionResult run(RunnerSession session, String script) throws Exception {
    Path output = folder.resolve("output");
    return session.execute(new Command(List.of("sh", "-c", script), "", Map.of(), output, output));
  }

  private String output(RunnerSession session, String script) throws Exception {
    run(session, script);
    return Files.readString(folder.resolve("output"));
  }

  @Test
  void aCommandHasNoRights() throws Exception {
    try (RunnerSession session = TestEngine.runner().open(spec())) {
      assertThat(
              output(
                  session, "id -u; id -g; grep -E '^(CapEff|CapBnd|NoNewPrivs)' /proc/self/status"))
          .containsPattern("^1000\n1000\n")
          .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1");
      assertThat(output(session, "echo x > /etc/x; echo x > /usr/x; mkdir /x; ls /sys/class/net"))
          .doesNotContain("eth0")
          .contains("Read-only file system")
          .endsWith("lo\n");
      assertThat(
              output(
                  session,
                  "mount -t tmpfs tmpfs /mnt; chroot / true; [ -S /var/run/docker.sock ] || echo none"))
          .endsWith("none\n")
          .contains("mount:", "chroot:");
    }
  }

  @Test
  void theRecordNamesImageAndLimits() throws Exception {
    try (RunnerSession session = TestEngine.runner().open(spec())) {
      assertThat(session.enforcement())
          .hasEntrySatisfying(
              "image", image -> assertThat(image).contains(TestEngine.IMAGE, "sha256:"))
          .containsKeys("engine", "network", "processes-ended", "isolation")
          .hasEntrySatisfying("memory", memory -> assertThat(memory).contains("134217728"))
          .hasEntrySatisfying("cpu", cpu -> assertThat(cpu).contains("0.5"));
      assertThat(
              output(
                  session,
                  "cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us 2>/dev/null || cut -d' ' -f1 /sys/fs/cgroup/cpu.max"))
          .isEqualTo("50000\n");
    }
  }

  @Test
  void filesOutliveTheEndOfAllProcesses() throws Exception {
    try (RunnerSession session = TestEngine.runner().open(spec())) {
      run(session, "echo kept > report; sleep 600 >&- 2>&- &");
      session.endProcesses();
      Path copy = folder.resolve("copy");
      session.copyOut("report", copy, 100);
      assertThat(copy).hasContent("kept");
    }
  }

  @Test
  void aClosedSessionLeavesNeitherContainerNorVolume() throws Exception {
    TestEngine.runner().open(spec()).close();
    String own =
        "--filter=label=%s=%s".formatted(ContainerOwner.LABEL, ContainerOwner.self().label());
    assertThat(TestEngine.said("docker", "ps", "--all", "--quiet", own)).isEmpty();
    assertThat(TestEngine.said("docker", "volume", "ls", "--quiet", own)).isEmpty();
  }

  @Test
  void aCutConnectionIsNeverTakenForAnEnd() throws Exception {
    try (EngineRelay relay = new EngineRelay(folder.resolve("engine.sock"));
        RunnerSession session =
            new DockerRunner(relay.environment(), TestEngine.IMAGE).open(spec())) {
      FutureTask<ExecutionResult> running =
          new FutureTask<>(() -> run(session, "echo > started; sleep 600"));
      Thread.startVirtualThread(running);
      Workbench.await(() -> {
        try {
          session.copyOut("started", folder.resolve("started"), 10);
          return true;
        } catch (RunnerException e) {
          return false;
        }
      });
      relay.cut();
      assertThat(running.get().termination()).isInstanceOf(Termination.Unknown.class);
      assertThat(output(session, "echo again")).isEqualTo("again\n");
    }
  }

  @Test
  void anEngineThatIsGoneIsAFailureOfTheInfrastructure() throws Exception {
    EngineRelay relay = new EngineRelay(folder.resolve("engine.sock"));
    RunnerSession session = new DockerRunner(relay.environment(), TestEngine.IMAGE).open(spec());
    try {
      FutureTask<ExecutionResult> running =
          new FutureTask<>(() -> run(session, "echo > started; sleep 600"));
      Thread.startVirtualThread(running);
      Workbench.await(() -> Files.exists(folder.resolve("output")));
      relay.close();
      assertThat(running.get().termination())
          .isInstanceOfSatisfying(
              Termination.InfrastructureFailure.class,
              failure -> assertThat(failure.reason()).contains("engine"));
      assertThatThrownBy(session::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("doctor --clean");
    } finally {
      Files.deleteIfExists(folder.resolve("engine.sock"));
      try (EngineRelay _ = new EngineRelay(folder.resolve("engine.sock"))) {
        session.close();
      }
    }
  }

  @Test
  void anImageThatIsNotThereIsNamedWithAWayToGetIt() throws Exception {
    TaskRunner runner = TestEngine.runner().withImage("assay/no-such-image");
    assertThatThrownBy(() -> runner.open(spec()))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("assay/no-such-image")
        .hasMessageContaining("docker pull");
    assertThat(runner.availability().toString()).contains("assay/no-such-image", "docker pull");
  }

  @Test
  void anImageIsMadeByADockerfile() throws Exception {
    Path context = Files.createDirectory(folder.resolve("context"));
    // Never the same, for an image that is there is not made again.
    String greeting = "made at " + System.nanoTime();
    Files.writeString(context.resolve("greeting"), greeting);
    Path dockerfile =
        Files.writeString(
            context.resolve("Dockerfile"),
            "FROM %s\nCOPY greeting /greeting\n".formatted(TestEngine.IMAGE));
    Set<String> images = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      try (RunnerSession session =
          TestEngine.runner().open(spec().withImage(new SessionImage.Built(dockerfile)))) {
        assertThat(output(session, "cat /greeting")).isEqualTo(greeting);
        images.add(session.enforcement().getOrDefault("image", "").split(" ", -1)[0]);
      }
    }
    assertThat(images).hasSize(1);
    TestEngine.said("docker", "rmi", images.iterator().next());
    Files.writeString(dockerfile, "FROM %s\nRUN exit 3\n".formatted(TestEngine.IMAGE));
    assertThatThrownBy(
            () -> TestEngine.runner().open(spec().withImage(new SessionImage.Built(dockerfile))))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining("Dockerfile")
        .hasMessageContaining("3");
  }

  private Process start(Class<?> lab) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            lab.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void whatAKilledLabLeavesIsRemovedAndNothingElse() throws Exception {
    Process lab = start(EndlessLab.class);
    try (BufferedReader said = lab.inputReader();
        RunnerSession own = TestEngine.runner().open(spec())) {
      assertThat(said.readLine()).isEqualTo("Exited[status=0]");
      assertThat(LeftOvers.ofThisMachine().of("endless-container")).isNotEmpty();
      lab.destroyForcibly().waitFor();
      List<LeftOver> left = TestEngine.runner().leftOvers();
      assertThat(left)
          .extracting(LeftOver::description)
          .anyMatch(each -> each.contains("docker-endless"));
      for (LeftOver each : left) {
        each.remove();
      }
      assertThat(LeftOvers.ofThisMachine().of("endless-container")).isEmpty();
      assertThat(output(own, "echo alive")).isEqualTo("alive\n");
    }
  }

  @Test
  void aLabThatIsEndedClosesEverySessionThatItCan() throws Exception {
    Process lab = start(LabOfTwoEngines.class);
    try (BufferedReader said = lab.inputReader()) {
      assertThat(said.readLine()).isEqualTo("open");
      lab.destroy();
      lab.waitFor();
      for (int i = 0; i < LabOfTwoEngines.SESSIONS; i++) {
        assertThat(
                TestEngine.said(
                    "docker",
                    "ps",
                    "--all",
                    "--quiet",
                    "--filter=label=dev.assay.session=docker-engine-" + i))
            .isEmpty();
      }
    } finally {
      for (LeftOver each : TestEngine.runner().leftOvers()) {
        each.remove();
      }
    }
  }

  /// A lab with sessions in one engine, and one in another that has gone.
  static final class LabOfTwoEngines {
    static final int SESSIONS = 3;

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      for (int i = 0; i < SESSIONS; i++) {
        open(TestEngine.runner(), folder, "docker-engine-" + i);
      }
      try (EngineRelay relay = new EngineRelay(folder.resolve("engine.sock"))) {
        open(new DockerRunner(relay.environment(), TestEngine.IMAGE), folder, "docker-gone");
      }
      System.out.println("open");
      Thread.sleep(Duration.ofMinutes(10));
    }

    private static void open(DockerRunner runner, Path folder, String label) throws Exception {
      RunnerSession _ =
          runner.open(
              new SessionSpec(
                  label,
                  Files.createDirectories(folder.resolve(label)),
                  Map.of(),
                  LIMITS,
                  new NetworkPolicy.Disabled()));
    }
  }

  /// A lab whose session is never closed.
  static final class EndlessLab {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Path output = folder.resolve("lab-output");
      RunnerSession session =
          TestEngine.runner()
              .open(
                  new SessionSpec(
                      "docker-endless",
                      Files.createDirectories(folder.resolve("lab-workspace")),
                      Map.of(),
                      LIMITS,
                      new NetworkPolicy.Disabled()));
      System.out.println(
          session
              .execute(
                  new Command(
                      List.of("sh", "-c", "sh -c 'sleep 600; :' endless-container >&- 2>&- &"),
                      "",
                      Map.of(),
                      output,
                      output))
              .termination());
      Thread.sleep(Duration.ofMinutes(10));
    }
  }
}
