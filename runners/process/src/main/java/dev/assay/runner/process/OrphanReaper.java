package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes the exit status of dead processes that the kernel gave to the lab, so that they do not
/// fill the process table.
///
/// The children that Java itself has started are reaped by Java, and a status taken from under it
/// would be lost. So a process is reaped here only by its number and only when it is no command's
/// first process (which that command's thread reaps), and either was killed by us or has been seen
/// dead in several looks, a [pause][#PAUSE] apart, while Java reaps its children at once. In the
/// lab's own session, where Java's children are, it takes [many][#LOOKS_AT_OWN]: the lab may have
/// been stopped between two.
final class OrphanReaper {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int LOOKS = 2;
  private static final int LOOKS_AT_OWN = 20;

  /// In how many looks a dead process has been seen.
  private static final Map<ProcessEntry, Integer> seen = new HashMap<>();

  private static boolean waiting;

  private OrphanReaper() {}

  /// Reaps those of the processes that are dead.
  static synchronized void reap(Collection<ProcessEntry> killed) {
    for (ProcessEntry process : killed) {
      ProcessEntry.read(process.number())
          .filter(now -> now.identity().equals(process.identity()))
          .ifPresent(OrphanReaper::reap);
    }
  }

  /// Reaps, later, what is dead now.
  static synchronized void look() {
    if (!waiting && !ProcessTable.orphans().isEmpty()) {
      waiting = true;
      Thread.startVirtualThread(OrphanReaper::lookLater);
    }
  }

  private static synchronized void count() {
    waiting = false;
    Set<ProcessEntry> dead =
        ProcessTable.orphans().stream()
            .flatMap(number -> ProcessEntry.read(number).stream())
            .filter(OrphanReaper::ours)
            .collect(Collectors.toSet());
    seen.keySet().retainAll(dead);
    for (ProcessEntry process : dead) {
      int looks = seen.merge(process, 1, Integer::sum);
      if (looks > (ProcessOwners.ofLabItself(process) ? LOOKS_AT_OWN : LOOKS)) {
        reap(process);
        seen.remove(process);
      }
    }
    if (!seen.isEmpty()) {
      look();
    }
  }

  private static void lookLater() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; to look early does no harm.
    }
    count();
  }

  private static void reap(ProcessEntry process) {
    if (ours(process)) {
      try {
        Libc.reap(process.number());
      } catch (CallException e) {
        // It is another thread's child by now, or has been reaped.
      }
    }
  }

  private static boolean ours(ProcessEntry process) {
    return process.ended()
        && process.parent() == ProcessHandle.current().pid()
        && !ProcessOwners.LAB.leads(process);
  }
}
