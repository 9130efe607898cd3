package dev.assay.lab;

import dev.assay.protocol.AttemptId;
import dev.assay.protocol.SubmissionRecord;
import java.util.Optional;

/// An attempt that is still to be done.
///
/// @param attempt which
/// @param tryNumber counts from one
/// @param submission what an earlier try handed in and nobody judged; the model is not asked again
record PendingAttempt(AttemptId attempt, int tryNumber, Optional<SubmissionRecord> submission) {}
