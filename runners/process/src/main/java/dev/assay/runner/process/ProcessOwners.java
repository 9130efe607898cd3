package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/// Which process of this machine belongs to which session of this lab.
///
/// The lab is the subreaper of its tree, so that whatever a command starts, however often it forks,
/// stays a descendant of the lab. In order of trust, a process belongs to the session
///
/// 1. whose command called `setsid` for it or for an ancestor: the kernel keeps that number,
/// 2. whose marker is in its environment or in an ancestor's,
/// 3. in whose folders it or its oldest living ancestor works.
///
/// An orphan of the lab that none of these tells anything about has erased its environment on
/// purpose. It belongs to whichever session asks for it first, if it is younger than that session's
/// first command.
final class ProcessOwners {
  /// Those of this Java process.
  static final ProcessOwners LAB = new ProcessOwners();

  private static final int LAB_NUMBER = Math.toIntExact(ProcessHandle.current().pid());
  private static final int LAB_SESSION =
      ProcessEntry.read(LAB_NUMBER).map(ProcessEntry::session).orElse(-1);

  private final Map<Integer, Owner> leaders = new ConcurrentHashMap<>();
  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
  private final ReadWriteLock starting = new ReentrantReadWriteLock();

  private ProcessOwners() {}

  /// What tells a session's processes from others.
  ///
  /// @param folders in which only processes of the session have business
  /// @param foreign variables of the lab, as `NAME=value`, that commands do not get: a process that
  ///   has one was started by the lab for itself
  record LiveSession(List<Path> folders, Set<String> foreign) {
    LiveSession {
      folders = List.copyOf(folders);
      foreign = Set.copyOf(foreign);
    }
  }

  /// What is to be found.
  ///
  /// @param command of the session, or 0 for all of them
  /// @param since the start of the oldest process that may belong to it without saying so
  record Claim(String session, int command, long since) {
    boolean covers(Owner owner) {
      return owner.session().equals(session) && (command == 0 || owner.command() == command);
    }
  }

  void open(String session, LiveSession live) {
    sessions.put(session, live);
  }

  /// Forgets a session whose processes are all dead.
  void close(String session) {
    sessions.remove(session);
    leaders.values().removeIf(owner -> owner.session().equals(session));
  }

  /// Starts a command's first process.
  ProcessEntry start(
      Owner owner, Launch launch, int output, int error, List<PreparedCall> preparation)
      throws CallException {
    starting.readLock().lock();
    try {
      int number = Spawn.start(launch, output, error, preparation);
      leaders.put(number, owner);
      // It stays in the table until its command's own thread reaps it.
      return ProcessEntry.read(number)
          .orElseThrow(() -> new IllegalStateException("/proc does not show process " + number));
    } finally {
      starting.readLock().unlock();
    }
  }

  /// Whether the process is a command's first one: its own thread reaps it.
  boolean leads(ProcessEntry process) {
    return leaders.containsKey(process.number());
  }

  /// Whether the process is in the lab's own session: the lab started it for itself.
  static boolean ofLabItself(ProcessEntry process) {
    return process.session() == LAB_SESSION;
  }

  /// Whether the process is in the lab's tree.
  static boolean descendsFromLab(ProcessEntry process, ProcessTable table) {
    return table.lineage(process).getLast().parent() == LAB_NUMBER;
  }

  boolean owns(Claim claim, ProcessEntry process, ProcessTable table) {
    List<ProcessEntry> lineage = table.lineage(process);
    ProcessEntry oldest = lineage.getLast();
    if (ofLabItself(oldest)) {
      return false;
    }
    boolean descendant = oldest.parent() == LAB_NUMBER;
    Optional<Owner> owner =
        owner(lineage).or(() -> marked(descendant ? lineage : List.of(process)));
    if (owner.isPresent()) {
      return claim.covers(owner.get());
    }
    return descendant && oldest.start() >= claim.since() && strayFor(claim, oldest);
  }

  /// Whether an orphan, alive or dead, may be of the claim's processes. Without one, and when its
  /// commands' first processes are dead, none of them lives: each was the lab's orphan or below
  /// one.
  boolean hasTracesOf(Claim claim) {
    List<Integer> orphans = ProcessTable.orphans();
    // One that a first look misses, because others end meanwhile, is found by a second, or the
    // looks differ.
    return !orphans.equals(ProcessTable.orphans())
        || orphans.stream()
            .map(ProcessEntry::read)
            .anyMatch(orphan -> orphan.isEmpty() || mayBeOf(claim, orphan.get()));
  }

  private boolean mayBeOf(Claim claim, ProcessEntry orphan) {
    if (ofLabItself(orphan)) {
      return false;
    }
    Owner owner = leaders.get(orphan.session());
    return owner == null ? orphan.start() >= claim.since() : claim.covers(owner);
  }

  private Optional<Owner> owner(List<ProcessEntry> lineage) {
    for (ProcessEntry process : lineage) {
      Owner owner = leaders.get(process.session());
      if (owner != null) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  private Optional<Owner> marked(List<ProcessEntry> lineage) {
    for (ProcessEntry process : lineage) {
      for (Owner owner : Owner.in(environment(process))) {
        if (sessions.containsKey(owner.session())) {
          return Optional.of(owner);
        }
      }
    }
    return Optional.empty();
  }

  private boolean strayFor(Claim claim, ProcessEntry orphan) {
    if (leadsByNow(orphan)) {
      return false;
    }
    Optional<String> nearby = workingIn(orphan);
    if (nearby.isPresent()) {
      return nearby.get().equals(claim.session());
    }
    LiveSession live = sessions.get(claim.session());
    String[] variables = new String(environment(orphan), StandardCharsets.UTF_8).split("\0", -1);
    return live == null || Stream.of(variables).noneMatch(live.foreign()::contains);
  }

  /// Whether the process is a command's first one, which may have been started this moment and not
  /// been noted before.
  private boolean leadsByNow(ProcessEntry process) {
    starting.writeLock().lock();
    try {
      return leads(process);
    } finally {
      starting.writeLock().unlock();
    }
  }

  private Optional<String> workingIn(ProcessEntry process) {
    try {
      Path folder = Files.readSymbolicLink(Path.of("/proc/" + process.number() + "/cwd"));
      return sessions.entrySet().stream()
          .filter(session -> session.getValue().folders().stream().anyMatch(folder::startsWith))
          .map(Map.Entry::getKey)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] environment(ProcessEntry process) {
    return ProcFile.read("/proc/" + process.number() + "/environ");
  }
}
