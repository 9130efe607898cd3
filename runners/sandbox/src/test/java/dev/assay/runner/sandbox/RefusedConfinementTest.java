package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.Command;
import dev.assay.runner.ExecutionResult;
import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.Confinement;
import dev.assay.runner.process.LocalSessions;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the kernel refuses something, no command runs without it.
class RefusedConfinementTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void skipWithoutMeans() throws IOException {
    assumeTrue(KernelProbe.here().landlock() > 0, "there is no Landlock");
    folder = temporary.toRealPath();
  }

  /// Has the kernel refuse the filter, because no program is empty.
  private record Refused(Arena arena) implements Confinement {
    @Override
    public List<PreparedCall> preparation() {
      return List.of(
          SandboxConfinement.noNewPrivileges(),
          SandboxConfinement.filter(new BpfProgram().toNative(arena)));
    }

    @Override
    public Watch watch() {
      return new Watch() {
        @Override
        public void started(RunningCommand command) {
          throw new AssertionError("the command runs without its filter");
        }
      };
    }
  }

  private SessionSpec spec(Path workspace) {
    return new SessionSpec(
        "refused",
        workspace,
        Map.of(),
        Limits.ofWallTime(Duration.ofSeconds(30)),
        new NetworkPolicy.Disabled());
  }

  @Test
  void noCommandRunsWithoutTheFilterThatTheKernelRefuses() throws Exception {
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    try (Arena arena = Arena.ofShared();
        RunnerSession session =
            LocalSessions.open(spec(workspace), (_, _, _, _) -> new Refused(arena))) {
      ExecutionResult result =
          session.execute(
              new Command(
                  List.of("touch", "ran"),
                  "",
                  Map.of(),
                  folder.resolve("out"),
                  folder.resolve("err")));
      assertThat(result.termination())
          .isInstanceOfSatisfying(
              Termination.InfrastructureFailure.class,
              failure -> assertThat(failure.reason()).contains("seccomp", "touch"));
    }
    assertThat(workspace.resolve("ran")).doesNotExist();
  }

  @Test
  void whatTakesTheWorkspacesPlaceMeanwhileIsNotOpenedToTheSession() throws Exception {
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Path swapped = Files.createSymbolicLink(folder.resolve("workspace"), secret);
    SessionFolders folders = SessionFolders.in(Files.createDirectory(folder.resolve("own")));
    try (LandlockRuleset rules = new LandlockRuleset(KernelProbe.here().landlock(), true)) {
      assertThatThrownBy(() -> rules.allowWriting(swapped))
          .isInstanceOf(CallException.class)
          .hasMessageContaining("symbolic links");
    }
    assumeThat(KernelProbe.here().namespaces()).as("the right to make namespaces").isTrue();
    try (Arena arena = Arena.ofConfined();
        ScratchSpace scratch = ScratchSpace.make(OptionalLong.empty())) {
      assertThatThrownBy(() -> MountPlan.of(arena, swapped, folders, scratch, List.of()))
          .isInstanceOf(CallException.class)
          .hasMessageContaining("symbolic links");
    }
  }

  @Test
  void aSessionFolderThatBecomesALinkIsNotOpenedEither() throws Exception {
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    Path secret = Files.createDirectory(folder.resolve("secret"));
    SessionFolders folders = SessionFolders.in(Files.createDirectory(folder.resolve("own")));
    Files.delete(folders.temporary());
    Files.delete(folders.home());
    Files.createSymbolicLink(folders.home(), secret);
    assumeThat(KernelProbe.here().namespaces()).as("the right to make namespaces").isTrue();
    try (Arena arena = Arena.ofConfined();
        ScratchSpace scratch = ScratchSpace.make(OptionalLong.empty())) {
      assertThatThrownBy(() -> MountPlan.of(arena, workspace, folders, scratch, List.of()))
          .isInstanceOf(CallException.class)
          .hasMessageContaining("symbolic links");
    }
  }

  @Test
  void aConfinementThatCannotBeMadeLeavesNoDescriptorOpen() throws Exception {
    Path swapped =
        Files.createSymbolicLink(
            folder.resolve("workspace"), Files.createDirectory(folder.resolve("secret")));
    KernelFeatures here = KernelProbe.here();
    KernelFeatures withoutNamespaces =
        new KernelFeatures(
            here.release(),
            here.landlock(),
            here.seccomp(),
            here.architecture(),
            false,
            "they are left out",
            here.countsProcesses(),
            ControlGroupMounts.none());
    long before = openRulesets();
    assertThatThrownBy(() ->
            SandboxConfinement.of(
                spec(swapped),
                withoutNamespaces,
                new Gaps(Map.of()),
                new FileView(folder, Optional.empty(), new ConcurrentHashMap<>()),
                swapped,
                Files.createDirectory(folder.resolve("own")),
                Map.of(),
                Set.of()))
        .isInstanceOf(CallException.class);
    assertThat(openRulesets()).isEqualTo(before);
  }

  private static long openRulesets() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(each -> target(each).contains("landlock")).count();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // It has been closed meanwhile.
      return "";
    }
  }
}
