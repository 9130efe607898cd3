package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.ProcessOwners.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Ends every process that a claim covers, for certain: it stops all, so that none reacts to the
/// end of another, then kills all, and looks again until there is none.
final class ProcessHunt {
  /// A process that is not dead by then cannot be killed: it hangs in the kernel.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Looks that may bring new processes before the found ones are killed and not only stopped.
  private static final int FREEZING_ROUNDS = 10;

  /// How many processes an error names.
  private static final int SHOWN = 10;

  private static final long FIRST_PAUSE_NANOS = 50_000;
  private static final long LONGEST_PAUSE_NANOS = 5_000_000;

  private final Claim claim;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();
  private final Map<Integer, ProcessEntry> known = new HashMap<>();
  private final Set<ProcessEntry.Identity> foreign = new HashSet<>();
  private final OrphanChase chase;
  private boolean killing;
  private boolean fresh;
  private @Nullable CallException refusal;

  private ProcessHunt(Claim claim) {
    this.claim = claim;
    this.chase = new OrphanChase(claim, deadline);
  }

  /// Returns when no process that the claim covers is alive.
  ///
  /// @throws IllegalStateException when one cannot be killed
  static void end(Claim claim) {
    new ProcessHunt(claim).end();
  }

  private void end() {
    chase.stop().forEach(this::note);
    long pause = FIRST_PAUSE_NANOS;
    int rounds = 0;
    while (true) {
      fresh = false;
      List<ProcessEntry> alive = signalAll();
      // What the look at the table has missed has left its traces here meanwhile.
      chase.stop().forEach(this::note);
      if (alive.isEmpty() && !chase.sawNew()) {
        OrphanReaper.reap(known.values());
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%d processes, as %s, could not be killed within %d s; look at them with ps, end them by hand"
                .formatted(
                    alive.size(),
                    alive.stream().map(ProcessEntry::number).limit(SHOWN).toList(),
                    PATIENCE.toSeconds()),
            refusal);
      }
      if (killing) {
        OrphanReaper.reap(known.values());
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      }
      rounds++;
      killing |= !fresh || rounds >= FREEZING_ROUNDS;
    }
  }

  private void note(ProcessEntry process) {
    ProcessEntry before = known.put(process.number(), process);
    fresh |= before == null || !before.identity().equals(process.identity());
  }

  /// Looks at the whole table and signals each process as it is found: the fewer run, the faster
  /// the others are found.
  ///
  /// @return those that were alive
  private List<ProcessEntry> signalAll() {
    List<ProcessEntry> alive = new ArrayList<>();
    ProcessTable table = new ProcessTable();
    for (int number : ProcessTable.numbers()) {
      ProcessEntry process = table.find(number).filter(entry -> !entry.ended()).orElse(null);
      if (process != null && covers(process, table)) {
        signal(process);
        note(process);
        alive.add(process);
      }
    }
    return alive;
  }

  /// A process that may not be signalled, or not now, keeps the hunt from its end, not from the
  /// others.
  private void signal(ProcessEntry process) {
    try {
      process.signal(killing ? Libc.SIGKILL : Libc.SIGSTOP);
    } catch (CallException e) {
      refusal = e;
    }
  }

  private boolean covers(ProcessEntry process, ProcessTable table) {
    ProcessEntry seen = known.get(process.number());
    if (seen != null && seen.identity().equals(process.identity())) {
      return true;
    }
    if (foreign.contains(process.identity())) {
      return false;
    }
    boolean owned = ProcessOwners.LAB.owns(claim, process, table);
    if (!owned) {
      foreign.add(process.identity());
    }
    return owned;
  }
}
