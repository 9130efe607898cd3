package dev.assay.cli;

import dev.assay.gate.Job;
import java.time.Instant;
import java.util.Optional;

/// A run that measures, as scripts read it.
record GateJobRow(
    long id,
    String project,
    String benchmark,
    String commit,
    String state,
    int measured,
    int planned,
    int threads,
    String gpu,
    boolean background,
    long process,
    Instant at,
    Instant since,
    String message,
    Optional<String> log) {
  static GateJobRow of(Job job) {
    return new GateJobRow(
        job.id(),
        job.spec().benchmark().project(),
        job.spec().benchmark().benchmark(),
        job.spec().commit(),
        job.state().word(),
        job.status().measured(),
        job.status().planned(),
        job.spec().demand().threads(),
        job.spec().demand().gpu().word(),
        job.spec().background(),
        job.status().owner().process().process(),
        job.spec().at(),
        job.status().since(),
        job.status().message(),
        job.spec().background() ? Optional.of(job.log().toString()) : Optional.empty());
  }

  /// A line for people: what has become of it.
  String text() {
    return "job %d: %s/%s %s, %d measured%s%n"
        .formatted(
            id, project, benchmark, state, measured, message.isEmpty() ? "" : "; " + message);
  }
}
