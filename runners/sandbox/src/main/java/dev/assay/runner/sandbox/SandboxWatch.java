package dev.assay.runner.sandbox;

import dev.assay.runner.ExecutionResult.Termination;
import dev.assay.runner.Limits;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.process.Confinement;
import dev.assay.runner.process.Confinement.RunningCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Looks after the limits of one command.
final class SandboxWatch implements Confinement.Watch {
  private final Limits limits;
  private final Set<Limit> watched;
  private final Optional<ControlGroup> groups;
  private final List<Path> places;
  private final long killedBefore;
  private boolean bequeaths;
  private final Map<Limit, LimitWatch> watches = new EnumMap<>(Limit.class);

  /// @param watched what is looked at, because the kernel keeps no such limit
  /// @param groups of the session
  /// @param places that the session can write to
  SandboxWatch(
      Limits limits, Set<Limit> watched, Optional<ControlGroup> groups, List<Path> places) {
    this.limits = limits;
    this.watched = Set.copyOf(watched);
    this.groups = groups;
    this.places = List.copyOf(places);
    this.killedBefore = killedForMemory();
    this.bequeaths = watched.contains(Limit.PROCESSES);
    if (bequeaths) {
      ProcessLimits.bequeath(limits);
    }
  }

  @Override
  public void started(RunningCommand command) throws IOException {
    if (groups.isPresent()) {
      groups.get().enter(command);
    }
    ProcessLimits.set(command.process(), limits, watched);
    bequeathed();
    for (Limit limit : watched) {
      watches.put(limit, LimitWatch.start(isOver(limit, command), command::kill));
    }
  }

  private BooleanSupplier isOver(Limit limit, RunningCommand command) {
    ProcessUsage usage = new ProcessUsage(command::processesOfSession);
    return switch (limit) {
      case MEMORY -> usage.memoryOver(limits.memoryBytes().orElseThrow());
      case PROCESSES -> usage.threadsOver(limits.processes().orElseThrow());
      case DISK -> new DiskUsage(places, limits.diskBytes().orElseThrow());
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

  private void bequeathed() {
    if (bequeaths) {
      bequeaths = false;
      ProcessLimits.bequeathed();
    }
  }

  @Override
  public void close() {
    bequeathed();
    watches.values().forEach(LimitWatch::stop);
  }

  private String allowed(Limit limit) {
    return limit == Limit.DISK
        ? bytes(limits.diskBytes().orElse(0))
        : limits.processes().orElse(0) + " processes and threads";
  }

  private long killedForMemory() {
    return groups.map(ControlGroup::killedForMemory).orElse(OptionalLong.empty()).orElse(0);
  }

  /// A size for people to read.
  static String bytes(long count) {
    return count % (1 << 20) == 0 ? (count >> 20) + " MiB" : count + " bytes";
  }
}
