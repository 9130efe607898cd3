package dev.assay.runner.sandbox;

import dev.assay.runner.ExecutionResult.Termination;
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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One session's sandbox on Linux.
final class SandboxConfinement implements Confinement {
  private final SessionSpec spec;
  private final KernelFeatures kernel;
  private final Gaps gaps;
  private final Path workspace;
  private final SessionFolders folders;
  private final Map<String, String> variables = new HashMap<>();

  /// Of what the prepared calls point at; freed with the last of them.
  private final Arena arena = Arena.ofShared();

  private @Nullable Namespaces namespaces;
  private @Nullable LandlockRuleset ruleset;
  private @Nullable ControlGroup groups;
  private @Nullable ProcessorSet processors;
  private Set<Limit> watched = Set.of();
  private @Nullable AllowListProxy proxy;
  private List<PreparedCall> preparation = List.of();

  private SandboxConfinement(
      SessionSpec spec, KernelFeatures kernel, Gaps gaps, Path workspace, SessionFolders folders) {
    this.spec = spec;
    this.kernel = kernel;
    this.gaps = gaps;
    this.workspace = workspace;
    this.folders = folders;
  }

  /// @param inherited the variables that commands would inherit from the lab
  static SandboxConfinement of(
      SessionSpec spec,
      KernelFeatures kernel,
      Gaps gaps,
      FileView view,
      Path workspace,
      Path folder,
      Map<String, String> inherited)
      throws IOException {
    SandboxConfinement made =
        new SandboxConfinement(spec, kernel, gaps, workspace, SessionFolders.in(folder));
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
    variables.putAll(view.variables(inherited));
    variables.putAll(folders.variables(inherited));
    SandboxPolicy policy =
        new SandboxPolicy(writable(), readable, spec.network(), SandboxPolicy.BLOCKED_CALLS);
    groups = ControlGroup.make(kernel.groups(), spec.limits());
    watched = watched(groups);
    if (spec.limits().cpuCores().isPresent() && !groups.has(ControlGroupMounts.CPU)) {
      processors = new ProcessorSet(spec.limits().cpuCores().getAsDouble());
    }
    if (kernel.namespaces()) {
      namespaces = Namespaces.make(workspace, folders, readable, hasOwnNetwork());
    }
    if (spec.network() instanceof NetworkPolicy.AllowList list && namespaces != null) {
      proxy = AllowListProxy.open(list.hosts(), namespaces.networkEntry());
      variables.putAll(proxy.variables());
    }
    if (kernel.landlock() > 0) {
      ruleset = ruleset(policy);
    }
    preparation = preparation(policy);
  }

  /// What is looked at again and again, because the kernel keeps no such limit for this user.
  private Set<Limit> watched(ControlGroup kept) {
    Limits limits = spec.limits();
    Set<Limit> found = EnumSet.noneOf(Limit.class);
    if (limits.diskBytes().isPresent()) {
      found.add(Limit.DISK);
    }
    if (limits.memoryBytes().isPresent() && !kept.has(ControlGroupMounts.MEMORY)) {
      found.add(Limit.MEMORY);
    }
    if (limits.processes().isPresent()
        && !kept.has(ControlGroupMounts.PIDS)
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

  private LandlockRuleset ruleset(SandboxPolicy policy) throws CallException {
    LandlockRuleset rules =
        new LandlockRuleset(kernel.landlock(), policy.network() instanceof NetworkPolicy.Disabled);
    for (Path each : policy.readable()) {
      rules.allowReading(each);
    }
    for (Path each : policy.writable()) {
      rules.allowWriting(each);
    }
    if (namespaces != null) {
      rules.allowReading(namespaces.proc());
    }
    return rules;
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
      calls.addAll(Capabilities.drop());
    }
    calls.add(noNewPrivileges());
    if (ruleset != null) {
      calls.add(ruleset.restriction());
    }
    if (kernel.seccomp()) {
      kernel
          .architecture()
          .ifPresent(each -> calls.add(filter(SeccompFilter.of(policy, each).toNative(arena))));
    }
    return calls;
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
    return new SandboxWatch();
  }

  /// Looks after one command.
  private final class SandboxWatch implements Watch {
    private final long killedBefore = killedForMemory();
    private final Map<Limit, LimitWatch> watches = new EnumMap<>(Limit.class);

    @Override
    public void started(RunningCommand command) throws IOException {
      if (groups != null) {
        groups.enter(command);
      }
      ProcessLimits.set(command.process(), spec.limits(), watched);
      for (Limit limit : watched) {
        watches.put(limit, LimitWatch.start(isOver(limit, command), command::kill));
      }
    }

    private BooleanSupplier isOver(Limit limit, RunningCommand command) {
      Limits limits = spec.limits();
      ProcessUsage usage = new ProcessUsage(command::processesOfSession);
      return switch (limit) {
        case MEMORY -> usage.memoryOver(limits.memoryBytes().orElseThrow());
        case PROCESSES -> usage.threadsOver(limits.processes().orElseThrow());
        case DISK -> {
          List<Path> places = new ArrayList<>(folders.all());
          places.add(workspace);
          yield new DiskUsage(places, limits.diskBytes().orElseThrow());
        }
        case CPU, WALL_TIME, OUTPUT -> () -> false;
      };
    }

    @Override
    public Optional<Termination> cause(Termination seen) {
      Set<Limit> exceeded = EnumSet.noneOf(Limit.class);
      watches.forEach((limit, watch) -> {
        if (watch.end()) {
          exceeded.add(limit);
        }
      });
      if (seen instanceof Termination.Exited(int status) && status == 0 && exceeded.isEmpty()) {
        return Optional.empty();
      }
      if (exceeded.contains(Limit.MEMORY) || killedForMemory() > killedBefore) {
        return Optional.of(new Termination.OutOfMemory());
      }
      return exceeded.stream()
          .findFirst()
          .map(limit -> new Termination.LimitExceeded(limit, allowed(limit)));
    }

    private String allowed(Limit limit) {
      return limit == Limit.DISK
          ? bytes(spec.limits().diskBytes().orElse(0))
          : spec.limits().processes().orElse(0) + " processes and threads";
    }
  }

  private long killedForMemory() {
    return groups == null ? 0 : groups.killedForMemory().orElse(0);
  }

  @Override
  public Map<String, String> enforcement() {
    return new Enforcement(spec, kernel, gaps, groups, processors, watched).asMap();
  }

  static String bytes(long count) {
    return count % (1 << 20) == 0 ? (count >> 20) + " MiB" : count + " bytes";
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
    if (groups != null) {
      groups.close();
    }
    arena.close();
  }
}
