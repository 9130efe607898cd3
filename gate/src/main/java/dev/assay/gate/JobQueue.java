package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets runs measure when the machine has room for them, in order of arrival. One goes before
/// another that came earlier only where that holds up nobody who came earlier.
///
/// Each process looks for itself, under a lock that all share. What belongs to a process that is
/// gone takes no room.
final class JobQueue {
  private static final long SHORTEST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 250;

  private final JobFolder folder;
  private final Capacity capacity;

  JobQueue(JobFolder folder, Capacity capacity) {
    this.folder = folder;
    this.capacity = capacity;
  }

  /// Waits until the run may measure.
  ///
  /// @param spec of a run that is no background job
  /// @param planned repetitions at most
  /// @throws GateException when it is not patient and would have to wait, or is no job that can be
  ///   begun
  HeldTurn enter(JobSpec spec, Turn turn, int planned) throws GateException, InterruptedException {
    capacity.requirePossible(spec.demand());
    if (capacity.isExceededBy(spec.demand())) {
      turn.told()
          .accept(
              "%s wants %d threads, and there are %d: it runs alone, and is slower than where it has them"
                  .formatted(spec.benchmark(), spec.demand().threads(), capacity.threads()));
    }
    Look first = folder.locked(() -> begin(arrive(spec, turn, planned), turn));
    if (first.before().isEmpty()) {
      return new HeldTurn(folder, first.job(), false, first.lost());
    }
    HeldTurn waiting = new HeldTurn(folder, first.job(), true, false);
    try {
      boolean lost = await(first, turn);
      return new HeldTurn(folder, folder.require(first.job().id()), true, lost);
    } catch (InterruptedException | GateException | RuntimeException e) {
      waiting.endBecause(e);
      throw e;
    }
  }

  private Job arrive(JobSpec spec, Turn turn, int planned) throws GateException {
    if (turn.job().isEmpty()) {
      return folder.add(
          spec, new JobStatus(JobState.WAITING, JobOwner.self(), 0, planned, spec.at(), ""));
    }
    Job job = folder.require(turn.job().getAsLong());
    if (job.status().state() != JobState.WAITING || !job.status().owner().equals(JobOwner.self())) {
      throw new GateException(Kind.REFUSED, job + " does not wait for its turn in this process");
    }
    folder.write(job.id(), job.status().progress(0, planned));
    return folder.require(job.id());
  }

  /// What one saw when it looked whether it may begin.
  ///
  /// @param before those that it has to wait for; it has begun when there is none
  /// @param lost whether a run was found that nobody knew to be lost
  private record Look(Job job, List<Job> before, boolean lost) {}

  /// Begins, or says who is before it. To be called under the lock.
  private Look begin(Job job, Turn turn) throws GateException {
    boolean lost = false;
    List<Job> others = new ArrayList<>();
    for (Job each : list()) {
      JobState state = each.state();
      if (state.ended()) {
        if (!each.status().state().ended()) {
          lost = true;
          folder.write(each.id(), each.status().in(state, "its process is gone"));
        }
      } else if (each.id() != job.id() && (state == JobState.RUNNING || each.id() < job.id())) {
        others.add(each);
      }
    }
    List<Demand> demands = others.stream().map(each -> each.spec().demand()).toList();
    if (capacity.holds(demands, job.spec().demand())) {
      JobStatus running = job.status().in(JobState.RUNNING, "");
      folder.write(job.id(), running);
      return new Look(folder.require(job.id()), List.of(), lost);
    }
    String names = others.stream().map(Job::toString).collect(Collectors.joining(", "));
    if (!turn.patient()) {
      folder.remove(job.id());
      throw new GateException(
          Kind.BUSY, "%s would have to wait for %s".formatted(job.spec().benchmark(), names));
    }
    JobStatus waiting = job.status().in(JobState.WAITING, "waits for " + names);
    if (!waiting.equals(job.status())) {
      folder.write(job.id(), waiting);
    }
    return new Look(folder.require(job.id()), others, lost);
  }

  private List<Job> list() throws GateException {
    try {
      return folder.list().complete();
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot read the jobs: " + e, e);
    }
  }

  /// @return whether a run was found to be lost
  private boolean await(Look first, Turn turn) throws GateException, InterruptedException {
    Set<Long> told = new HashSet<>();
    boolean lost = first.lost();
    Look look = first;
    long pause = SHORTEST_MILLIS;
    while (!look.before().isEmpty()) {
      Set<Long> before = look.before().stream().map(Job::id).collect(Collectors.toSet());
      if (!told.equals(before)) {
        told.clear();
        told.addAll(before);
        turn.told().accept("%s %s".formatted(look.job(), look.job().status().message()));
      }
      Thread.sleep(pause);
      pause = Math.min(LONGEST_MILLIS, pause * 2);
      Job job = look.job();
      look = folder.locked(() -> begin(job, turn));
      lost |= look.lost();
    }
    return lost;
  }
}
