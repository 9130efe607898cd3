package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionImage;
import dev.assay.runner.SessionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a kernel that has less means for a session.
class GapsTest {
  private static final Limits NONE = Limits.ofWallTime(Duration.ofSeconds(10));
  private static final Limits ALL =
      new Limits(
          OptionalLong.of(1 << 30),
          OptionalDouble.of(1),
          OptionalLong.of(1 << 20),
          OptionalInt.of(10),
          Duration.ofSeconds(10),
          10_000);

  @TempDir Path folder;

  private static KernelFeatures kernel(int landlock, boolean seccomp, boolean namespaces) {
    return new KernelFeatures(
        "5.0-test",
        landlock,
        seccomp,
        Optional.of(Architecture.X86_64),
        namespaces,
        namespaces ? "" : "only root may make them",
        !namespaces,
        ControlGroupMounts.none());
  }

  private SessionSpec spec(Limits limits, NetworkPolicy network, boolean weaker) {
    return new SessionSpec(
        "label", folder, Map.of(), limits, network, weaker, new SessionImage.OfRunner());
  }

  private Gaps gaps(KernelFeatures kernel, Limits limits, NetworkPolicy network) {
    return Gaps.of(kernel, limits, network);
  }

  @Test
  void aNewKernelLacksNothingWithoutLimits() {
    assertThat(gaps(kernel(6, true, false), NONE, new NetworkPolicy.Disabled()).reasons())
        .isEmpty();
  }

  @Test
  void anOldLandlockIsNamedForWhatItDoesNotSee() {
    assertThat(gaps(kernel(2, true, false), NONE, new NetworkPolicy.Disabled()).reasons())
        .containsOnlyKeys("truncation", "signals");
    assertThat(gaps(kernel(4, true, true), NONE, new NetworkPolicy.Disabled()).reasons())
        .containsOnlyKeys("signals");
  }

  @Test
  void withoutAFilterThereIsNoNetworkPolicy() {
    assertThat(gaps(kernel(7, false, false), NONE, new NetworkPolicy.Disabled()).reasons())
        .containsOnlyKeys("system-calls", "network");
  }

  @Test
  void aNetworkOfItsOwnTakesNamespaces() {
    for (NetworkPolicy policy :
        List.of(new NetworkPolicy.LocalOnly(), new NetworkPolicy.AllowList(List.of("a")))) {
      assertThat(gaps(kernel(7, true, false), NONE, policy).reasons()).containsOnlyKeys("network");
      assertThat(gaps(kernel(7, true, true), NONE, policy).reasons()).isEmpty();
    }
  }

  @Test
  void anOrdinaryUserOfANewKernelHasEveryLimit() {
    assertThat(gaps(kernel(6, true, false), ALL, new NetworkPolicy.Disabled()).reasons()).isEmpty();
    SandboxRunner runner = new SandboxRunner(() -> kernel(6, true, false));
    assertThat(runner.shortfalls()).isEmpty();
    assertThat(runner.capabilities().enforcedLimits()).containsExactlyInAnyOrder(Limit.values());
  }

  @Test
  void whatAnOldKernelLacksIsSaidBeforeAnySessionIsOpened() {
    assertThat(new SandboxRunner(() -> kernel(4, true, false)).shortfalls())
        .singleElement(STRING)
        .contains("signals", "ABI 4", "Linux 6.12");
  }

  @Test
  void rootIsKeptToNoNumberOfProcessesWithoutAControlGroup() {
    assertThat(gaps(kernel(7, true, true), ALL, new NetworkPolicy.Disabled()).reasons())
        .containsOnlyKeys("processes");
    assertThat(gaps(kernel(7, true, true), NONE, new NetworkPolicy.Disabled()).reasons()).isEmpty();
  }

  @Test
  void processorsTakeAControlGroupOrAFilter() {
    assertThat(gaps(kernel(7, false, true), ALL, new NetworkPolicy.Unrestricted()).reasons())
        .containsOnlyKeys("system-calls", "processes", "cpu");
  }

  @Test
  void whatCannotBeEnforcedIsAnErrorWithAWayOut() {
    SandboxRunner runner = new SandboxRunner(() -> kernel(4, true, false));
    assertThatThrownBy(() -> runner.open(spec(ALL, new NetworkPolicy.LocalOnly(), false)))
        .isInstanceOf(RunnerException.class)
        .hasMessageContainingAll("label", "signals", "network", "user", "--allow-weaker-isolation");
  }

  @Test
  void weakerIsolationIsRecorded() throws Exception {
    KernelFeatures here = KernelProbe.here();
    KernelFeatures less =
        new KernelFeatures(
            here.release(),
            Math.min(4, here.landlock()),
            here.seccomp(),
            here.architecture(),
            false,
            "a test said so",
            false,
            ControlGroupMounts.none());
    SandboxRunner runner = new SandboxRunner(() -> less);
    try (RunnerSession session = runner.open(spec(ALL, new NetworkPolicy.LocalOnly(), true))) {
      assertThat(session.enforcement())
          .containsEntry("isolation", "sandbox, weaker than asked")
          .containsEntry("memory", "1024 MiB, looked at as it grows")
          .containsEntry("processes", "not enforced")
          .containsEntry("network", "not enforced")
          .containsEntry("signals", "not enforced")
          .containsEntry("landlock", "abi 4")
          .containsEntry("namespaces", "none");
      assertThat(session.enforcement().get("cpu")).contains("1");
    }
  }

  @Test
  void withoutLandlockTheRunnerIsMissing() {
    assertThat(new SandboxRunner(() -> kernel(0, true, true)).availability())
        .isInstanceOfSatisfying(
            RunnerAvailability.Missing.class,
            missing -> {
              assertThat(missing.missing()).contains("Landlock", "5.0-test");
              assertThat(missing.remedy()).contains("--runner process");
            });
    assertThat(new SandboxRunner(() -> kernel(7, false, true)).availability())
        .isInstanceOf(RunnerAvailability.Missing.class);
  }
}
