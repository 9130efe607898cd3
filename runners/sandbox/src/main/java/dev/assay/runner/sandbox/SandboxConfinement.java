package dev.assay.runner.sandbox;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.Confinement;
import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One session's sandbox on Linux.
final class SandboxConfinement implements Confinement {
  private final SessionSpec spec;
  private final KernelFeatures kernel;
  private final Gaps gaps;
  private final Path workspace;
  private final SessionFolders folders;
  private final Set<SandboxDefence> without;
  private final Map<String, String> variables = new HashMap<>();

  /// Of what the prepared calls point at. To close an arena that threads share stops them all.
  private final Arena arena = Arena.ofAuto();

  private @Nullable ScratchSpace scratch;
  private @Nullable Namespaces namespaces;
  private @Nullable LandlockRuleset ruleset;
  private @Nullable ControlGroup groups;
  private @Nullable ProcessorSet processors;
  private Set<Limit> watched = Set.of();
  private @Nullable AllowListProxy proxy;
  private List<PreparedCall> preparation = List.of();

  private SandboxConfinement(
      SessionSpec spec,
      KernelFeatures kernel,
      Gaps gaps,
      Path workspace,
      SessionFolders folders,
      Set<SandboxDefence> without) {
    this.spec = spec;
    this.kernel = kernel;
    this.gaps = gaps;
    this.workspace = workspace;
    this.folders = folders;
    this.without = without;
  }

  /// @param inherited the variables that commands would inherit from the lab
  /// @param without defences that are switched off, in tests
  static SandboxConfinement of(
      SessionSpec spec,
      KernelFeatures kernel,
      Gaps gaps,
      FileView view,
      Path workspace,
      Path folder,
      Map<String, String> inherited,
      Set<SandboxDefence> without)
      throws IOException {
    SessionFolders folders = SessionFolders.in(folder);
    SandboxConfinement made =
        new SandboxConfinement(
            spec,
            kernel,
            gaps,
            workspace,
            without.contains(SandboxDefence.PRIVATE_HOME) ? folders.withCommonHome() : folders,
            without);
    boolean done = false;
    try {
      made.build(view, inherited);
      done = true;
      return made;
    } finally {
      if (!done) {
        made.close();
      }
    }
  }

  private void build(FileView view, Map<String, String> inherited) throws IOException {
    Map<String, String> all = new HashMap<>(inherited);
    all.putAll(spec.environment());
    List<Path> readable = view.readable(all, List.of(workspace, folders.home()));
    if (!has(SandboxDefence.CLEAN_ENVIRONMENT)) {
      variables.putAll(System.getenv());
    }
    variables.putAll(view.variables(inherited));
    variables.putAll(folders.variables(inherited));
    SandboxPolicy policy =
        new SandboxPolicy(
            writable(),
            readable,
            spec.network(),
            has(SandboxDefence.BLOCKED_CALLS) ? SandboxPolicy.BLOCKED_CALLS : Set.of());
    groups = ControlGroup.make(kernel.groups(), limitsOfGroups());
    watched = watched();
    if (spec.limits().cpuCores().isPresent() && !kernel.groups().has(ControlGroupMounts.CPU)) {
      processors = new ProcessorSet(spec.limits().cpuCores().getAsDouble());
    }
    if (kernel.namespaces()) {
      ScratchSpace space = ScratchSpace.make(spec.limits().diskBytes());
      scratch = space;
      namespaces =
          Namespaces.make(
              workspace,
              folders,
              space,
              readable,
              hasOwnNetwork() && has(SandboxDefence.OWN_NETWORK),
              has(SandboxDefence.VIEW_OF_FILES));
    }
    if (spec.network() instanceof NetworkPolicy.AllowList list && namespaces != null) {
      proxy = AllowListProxy.open(list.hosts(), namespaces.networkEntry());
      variables.putAll(proxy.variables());
    }
    if (kernel.landlock() > 0 && has(SandboxDefence.LANDLOCK)) {
      LandlockRuleset rules =
          new LandlockRuleset(
              kernel.landlock(), policy.network() instanceof NetworkPolicy.Disabled);
      ruleset = rules;
      fill(rules, policy);
    }
    preparation = preparation(policy);
  }

  private boolean has(SandboxDefence defence) {
    return !without.contains(defence);
  }

  private Limits limitsOfGroups() {
    return has(SandboxDefence.GROUP_LIMITS)
        ? spec.limits()
        : Limits.ofWallTime(spec.limits().wallTime());
  }

  /// What is looked at again and again, because the kernel keeps no such limit for this user.
  private Set<Limit> watched() {
    Limits limits = spec.limits();
    Set<Limit> found = EnumSet.noneOf(Limit.class);
    if (limits.diskBytes().isPresent()) {
      found.add(Limit.DISK);
    }
    if (limits.memoryBytes().isPresent() && !kernel.groups().has(ControlGroupMounts.MEMORY)) {
      found.add(Limit.MEMORY);
    }
    if (limits.processes().isPresent()
        && !kernel.groups().has(ControlGroupMounts.PIDS)
        && kernel.countsProcesses()) {
      found.add(Limit.PROCESSES);
    }
    return found;
  }

  private boolean hasOwnNetwork() {
    return switch (spec.network()) {
      // Its commands get no socket to use one with.
      case NetworkPolicy.Disabled _ -> !kernel.seccomp();
      case NetworkPolicy.LocalOnly _ -> true;
      case NetworkPolicy.AllowList _ -> true;
      case NetworkPolicy.Unrestricted _ -> false;
    };
  }

  private List<Path> writable() {
    List<Path> writable = new ArrayList<>();
    writable.add(workspace);
    writable.addAll(folders.all());
    for (String device : List.of("null", "zero", "full", "random", "urandom")) {
      writable.add(Path.of("/dev", device));
    }
    return writable;
  }

  private void fill(LandlockRuleset rules, SandboxPolicy policy) throws CallException {
    for (Path each : policy.readable()) {
      rules.allowReading(each);
    }
    for (Path each : policy.writable()) {
      rules.allowWriting(each);
    }
    if (namespaces != null) {
      rules.allowReading(namespaces.proc());
    }
    if (scratch != null) {
      rules.allowWriting(scratch.common());
      rules.allowWriting(scratch.memory());
    }
  }

  private List<PreparedCall> preparation(SandboxPolicy policy) {
    List<PreparedCall> calls = new ArrayList<>();
    if (groups != null) {
      calls.addAll(groups.entry());
    }
    if (processors != null) {
      calls.add(processors.restriction(arena));
    }
    if (namespaces != null) {
      calls.addAll(namespaces.entry());
      if (has(SandboxDefence.FEW_CAPABILITIES)) {
        calls.addAll(Capabilities.drop());
      }
    }
    calls.add(noNewPrivileges());
    if (ruleset != null) {
      calls.add(ruleset.restriction());
    }
    if (kernel.seccomp()) {
      kernel
          .architecture()
          .ifPresent(each -> calls.add(filter(SeccompFilter.toNative(filtered(policy), each))));
    }
    return calls;
  }

  private SandboxPolicy filtered(SandboxPolicy policy) {
    return has(SandboxDefence.REFUSED_SOCKETS)
        ? policy
        : new SandboxPolicy(
            policy.writable(),
            policy.readable(),
            new NetworkPolicy.Unrestricted(),
            policy.blockedCalls());
  }

  /// Keeps a thread and what it starts from gaining rights by starting a program.
  static PreparedCall noNewPrivileges() {
    return PreparedCall.of(
        "no_new_privs", LinuxCalls.PRCTL, LinuxCalls.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  }

  /// Puts a thread, and what it starts, under a filter of system calls.
  ///
  /// @param program as [BpfProgram#toNative] makes it
  static PreparedCall filter(MemorySegment program) {
    return PreparedCall.of(
        "seccomp",
        LinuxCalls.PRCTL,
        LinuxCalls.PR_SET_SECCOMP,
        LinuxCalls.SECCOMP_MODE_FILTER,
        program.address());
  }

  @Override
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  @Override
  public List<PreparedCall> preparation() {
    return preparation;
  }

  @Override
  public Watch watch() {
    List<Path> places = new ArrayList<>(folders.all());
    places.add(workspace);
    if (scratch != null) {
      places.addAll(scratch.places());
    }
    return new SandboxWatch(spec.limits(), watched, Optional.ofNullable(groups), places);
  }

  @Override
  public Map<String, String> enforcement() {
    return new Enforcement(spec, kernel, gaps, groups, processors, watched).asMap();
  }

  @Override
  public OptionalLong peakMemoryBytes() {
    return groups == null ? OptionalLong.empty() : groups.peakMemory();
  }

  @Override
  public void processesEnded() {
    if (groups != null) {
      groups.empty();
    }
  }

  @Override
  public void close() {
    if (proxy != null) {
      proxy.close();
    }
    if (ruleset != null) {
      ruleset.close();
    }
    if (namespaces != null) {
      namespaces.close();
    }
    if (scratch != null) {
      scratch.close();
    }
    if (groups != null) {
      groups.close();
    }
  }
}
