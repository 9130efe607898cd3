package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.ProcessOwners.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stops processes that fork and end and fork again. Before a look at the whole table is over, such
/// a chain is another process, and nothing is found though something lives. But its links become
/// the lab's orphans one after another, dead or alive; so it is looked for there, and as long as
/// links appear that were not there before, the chase is not over.
final class OrphanChase {
  /// Looks without a new orphan that end it.
  private static final int QUIET_LOOKS = 3;

  /// Looks after which an orphan is stopped first and asked for its owner then.
  private static final int POLITE_LOOKS = 20;

  /// How long new dead orphans are followed when they may well be another session's.
  private static final Duration DOUBT = Duration.ofMillis(500);

  private final Claim claim;
  private final long deadline;
  private final long doubtful = System.nanoTime() + DOUBT.toNanos();
  private final Set<Integer> seen = new HashSet<>();
  private boolean othersFork;
  private boolean sawNew;

  /// @param deadline of [System#nanoTime], when it gives up
  OrphanChase(Claim claim, long deadline) {
    this.claim = claim;
    this.deadline = deadline;
  }

  /// Stops what it finds, and returns that.
  List<ProcessEntry> stop() {
    List<ProcessEntry> stopped = new ArrayList<>();
    sawNew = false;
    int quiet = 0;
    for (int looks = 0; quiet < QUIET_LOOKS && !over(); looks++) {
      quiet++;
      for (int number : ProcessTable.orphans()) {
        if (seen.add(number)) {
          quiet = 0;
          sawNew |= !over();
          look(number, looks > POLITE_LOOKS).ifPresent(stopped::add);
        }
      }
    }
    sawNew |= !stopped.isEmpty();
    return stopped;
  }

  /// Whether the last [#stop] has met an orphan that was not there before.
  boolean sawNew() {
    return sawNew;
  }

  private boolean over() {
    return System.nanoTime() - (othersFork ? doubtful : deadline) > 0;
  }

  private Optional<ProcessEntry> look(int number, boolean stopFirst) {
    ProcessTable table = new ProcessTable();
    Optional<ProcessEntry> found = table.find(number).filter(process -> !process.ended());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ProcessEntry process = found.get();
    boolean stop = stopFirst && !ProcessOwners.ofLabItself(process) && !process.stopped();
    if (stop) {
      signal(process, Libc.SIGSTOP);
    }
    if (ProcessOwners.LAB.owns(claim, process, table)) {
      signal(process, Libc.SIGSTOP);
      return found;
    }
    if (stop) {
      signal(process, Libc.SIGCONT);
    }
    othersFork |= !ProcessOwners.ofLabItself(process);
    return Optional.empty();
  }

  private static void signal(ProcessEntry process, int signal) {
    try {
      process.signal(signal);
    } catch (CallException e) {
      // The look at the whole table meets it again and reports it.
    }
  }
}
