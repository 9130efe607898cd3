package dev.assay.ledger;

import dev.assay.protocol.RunId;
import java.util.OptionalDouble;

/// The run in which a participant's accuracy was highest; of several the one with the most scored
/// attempts, then the latest by its id, which begins with its time.
///
/// @param participant its name
/// @param run which run
/// @param scored its attempts there that count
/// @param passed those that solved their task
/// @param spent what their submissions consumed
/// @param meanParticipantMillis mean wall time of a submission, absent without any
/// @param meanEvaluationMillis mean wall time of an evaluation that ran, absent without any
public record BestRun(
    String participant,
    RunId run,
    long scored,
    long passed,
    Spending spent,
    OptionalDouble meanParticipantMillis,
    OptionalDouble meanEvaluationMillis) {}
