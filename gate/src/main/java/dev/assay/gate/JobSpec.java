package dev.assay.gate;

import java.time.Instant;
import java.util.List;

/// What a run is to measure, as it was asked for.
///
/// @param commit that was checked out then
/// @param demand what it takes of the machine
/// @param background whether no terminal waits for it
/// @param arguments of the program, for a run in the background; else empty
/// @param at when it was asked for
public record JobSpec(
    BenchmarkId benchmark,
    String commit,
    Demand demand,
    boolean background,
    List<String> arguments,
    Instant at) {
  public JobSpec {
    arguments = List.copyOf(arguments);
  }
}
