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
/// would be lost. So a process is reaped here only by its number and only when it is not in the
/// lab's own session (where Java's children are), is no command's first process (which that
/// command's thread reaps), and either was killed by us or has been lying dead for [a
/// second][#GRACE], while Java reaps its children at once.
final class OrphanReaper {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Map<ProcessEntry, Long> firstSeen = new HashMap<>();
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

  /// Reaps what has been dead for long enough, and comes back for the others.
  static synchronized void look() {
    long now = System.nanoTime();
    Set<ProcessEntry> dead =
        ProcessTable.orphans().stream()
            .flatMap(number -> ProcessEntry.read(number).stream())
            .filter(OrphanReaper::ours)
            .collect(Collectors.toSet());
    firstSeen.keySet().retainAll(dead);
    for (ProcessEntry process : dead) {
      if (now - firstSeen.computeIfAbsent(process, _ -> now) >= GRACE.toNanos()) {
        reap(process);
        firstSeen.remove(process);
      }
    }
    if (!firstSeen.isEmpty() && !waiting) {
      waiting = true;
      Thread.startVirtualThread(OrphanReaper::lookAgain);
    }
  }

  private static void lookAgain() {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; to look early does no harm.
    }
    synchronized (OrphanReaper.class) {
      waiting = false;
      look();
    }
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
        && !ProcessOwners.ofLabItself(process)
        && !ProcessOwners.LAB.leads(process);
  }
}
