package dev.assay.participant.scripted;

import java.util.EnumMap;
import java.util.Map;

/// Counts for [EndpointCounts].
final class Meter {
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private long requests;
  private long promptTokens;
  private long completionTokens;
  private int concurrent;
  private int mostConcurrent;

  synchronized void entered() {
    requests++;
    concurrent++;
    mostConcurrent = Math.max(mostConcurrent, concurrent);
  }

  synchronized void left() {
    concurrent--;
  }

  synchronized void failed(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  synchronized void answered(long prompt, long completion) {
    promptTokens += prompt;
    completionTokens += completion;
  }

  synchronized EndpointCounts counts() {
    return new EndpointCounts(
        requests, faults, promptTokens, completionTokens, concurrent, mostConcurrent);
  }
}
