package dev.assay.participant.scripted;

import java.util.Map;

/// What an endpoint saw so far.
///
/// @param requests chat requests that were understood
/// @param faults how many of them went wrong, by fault
/// @param promptTokens tokens charged for prompts of complete answers
/// @param completionTokens tokens charged for complete answers
/// @param concurrent requests under way now
/// @param mostConcurrent the most that were ever under way at once
public record EndpointCounts(
    long requests,
    Map<Fault, Long> faults,
    long promptTokens,
    long completionTokens,
    int concurrent,
    int mostConcurrent) {
  public EndpointCounts {
    faults = Map.copyOf(faults);
  }
}
