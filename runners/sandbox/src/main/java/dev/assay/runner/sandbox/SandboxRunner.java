package dev.assay.runner.sandbox;

import dev.assay.runner.IsolationLevel;
import dev.assay.runner.LeftOver;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.process.LocalSessions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Runs commands as processes of this machine that the kernel confines: by Landlock to the files of
/// their session and the toolchains, by seccomp to harmless system calls and, without a network, to
/// no socket; for root also by namespaces, control groups and few capabilities.
///
/// What cannot be enforced is an error, unless the specification [allows
/// weaker](SessionSpec#allowWeakerIsolation) isolation; it is recorded then.
public final class SandboxRunner implements TaskRunner {
  /// Tasks usually limit everything; how much is no matter for whether it can be enforced.
  private static final Limits USUAL_LIMITS =
      new Limits(
          OptionalLong.of(1 << 30),
          OptionalDouble.of(1),
          OptionalLong.of(1 << 30),
          OptionalInt.of(64),
          Duration.ofMinutes(1),
          Limits.DEFAULT_OUTPUT_BYTES);

  private final Supplier<KernelFeatures> kernel;
  private final boolean seatbelt;
  private final Set<SandboxDefence> without;
  private final FileView view =
      new FileView(
          Path.of(System.getProperty("user.home")), ownProgram(), new ConcurrentHashMap<>());

  /// By the means of this machine's kernel.
  public SandboxRunner() {
    this(
        KernelProbe::here,
        System.getProperty("os.name").startsWith("Mac")
            && Files.isExecutable(SeatbeltConfinement.PROGRAM),
        Set.of());
  }

  SandboxRunner(Supplier<KernelFeatures> kernel) {
    this(kernel, false, Set.of());
  }

  /// For tests: with defences switched off.
  SandboxRunner(Set<SandboxDefence> without) {
    this(KernelProbe::here, false, without);
  }

  private SandboxRunner(
      Supplier<KernelFeatures> kernel, boolean seatbelt, Set<SandboxDefence> without) {
    this.kernel = kernel;
    this.seatbelt = seatbelt;
    this.without = Set.copyOf(without);
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public RunnerCapabilities capabilities() {
    Set<Limit> limits = EnumSet.of(Limit.WALL_TIME, Limit.OUTPUT);
    if (!seatbelt) {
      limits.addAll(EnumSet.of(Limit.DISK, Limit.MEMORY));
      KernelFeatures features = kernel.get();
      if (features.groups().has(ControlGroupMounts.PIDS) || features.countsProcesses()) {
        limits.add(Limit.PROCESSES);
      }
      if (features.groups().has(ControlGroupMounts.CPU) || features.seccomp()) {
        limits.add(Limit.CPU);
      }
    }
    return new RunnerCapabilities(IsolationLevel.SANDBOX, false, true, Integer.MAX_VALUE, limits);
  }

  @Override
  public RunnerAvailability availability() {
    if (seatbelt) {
      return new RunnerAvailability.Ready();
    }
    KernelFeatures features = kernel.get();
    if (features.landlock() == 0) {
      return new RunnerAvailability.Missing(
          "Landlock in the kernel (%s)".formatted(features.release()),
          "use Linux 5.13 or newer with 'landlock' among its security modules, or --runner process"
              + " for tasks and models that you trust");
    }
    if (!features.seccomp()) {
      return new RunnerAvailability.Missing(
          "a filter of system calls (seccomp) on this processor",
          "use Linux on x86-64 or AArch64, or --runner process for tasks and models that you trust");
    }
    return new RunnerAvailability.Ready();
  }

  @Override
  public String means() {
    if (seatbelt) {
      return "a profile for sandbox-exec; never tried on a Mac by its authors";
    }
    KernelFeatures features = kernel.get();
    List<String> means = new ArrayList<>();
    means.add("Landlock ABI " + features.landlock());
    if (features.seccomp()) {
      means.add("seccomp");
    }
    means.add(
        features.namespaces()
            ? "mount, ipc and network namespaces, few capabilities"
            : "no namespaces: " + features.namespaceObstacle());
    Set<String> controllers = new TreeSet<>(features.groups().byController().keySet());
    means.add(
        controllers.isEmpty()
            ? "no control groups, so memory and processes are looked at as they grow"
            : "control groups (version %d) for %s"
                .formatted(features.groups().unified() ? 2 : 1, String.join(", ", controllers)));
    return String.join("; ", means);
  }

  @Override
  public List<String> shortfalls() {
    return gaps(kernel.get(), USUAL_LIMITS, new NetworkPolicy.Disabled()).list();
  }

  @Override
  public List<LeftOver> leftOvers() throws RunnerException {
    List<LeftOver> found = new ArrayList<>();
    try {
      found.addAll(LeftOverGroups.ofThisMachine().find());
    } catch (IOException e) {
      throw new RunnerException("control groups could not be looked through: " + e, e);
    }
    found.addAll(LocalSessions.leftOvers());
    return found;
  }

  private Gaps gaps(KernelFeatures features, Limits limits, NetworkPolicy network) {
    return seatbelt ? Gaps.ofSeatbelt(limits, network) : Gaps.of(features, limits, network);
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException {
    KernelFeatures features = kernel.get();
    Gaps gaps = gaps(features, spec.limits(), spec.network());
    if (!gaps.reasons().isEmpty() && !spec.allowWeakerIsolation()) {
      throw new RunnerException(
          "the sandbox cannot enforce for session '%s': %s; --allow-weaker-isolation goes on without and records it"
              .formatted(spec.label(), String.join(", ", gaps.list())));
    }
    return LocalSessions.open(
        spec,
        (each, workspace, folder, inherited) ->
            seatbelt
                ? SeatbeltConfinement.of(each, gaps, view, workspace, folder, inherited)
                : SandboxConfinement.of(
                    each, features, gaps, view, workspace, folder, inherited, without));
  }

  /// Where the lab's own program is.
  private static Optional<Path> ownProgram() {
    try {
      CodeSource source = SandboxRunner.class.getProtectionDomain().getCodeSource();
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).toRealPath());
    } catch (URISyntaxException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
