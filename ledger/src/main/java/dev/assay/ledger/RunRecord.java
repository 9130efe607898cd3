package dev.assay.ledger;

import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run at a glance.
///
/// @param run its name
/// @param benchmark what it runs
/// @param participants names in the order of the plan
/// @param status where it stands
/// @param stop why it stopped, present only while it is stopped
/// @param planned attempts in the plan
/// @param started attempts that began
/// @param finished attempts that have a result of any kind
/// @param scored finished attempts that count
/// @param passed scored attempts that solved their task
/// @param spent all submissions of all tries, so more than the attempts that count consumed
/// @param startedAt when it was planned
/// @param updatedAt the time of its latest event
/// @param endedAt when it stopped or completed
public record RunRecord(
    RunId run,
    String benchmark,
    List<String> participants,
    RunStatus status,
    Optional<LabEvent.RunStopped> stop,
    int planned,
    int started,
    int finished,
    int scored,
    int passed,
    Spending spent,
    Instant startedAt,
    Instant updatedAt,
    Optional<Instant> endedAt) {
  public RunRecord {
    participants = List.copyOf(participants);
  }
}
