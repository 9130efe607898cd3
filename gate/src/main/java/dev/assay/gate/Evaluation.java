package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import java.util.List;
import java.util.Optional;

/// A verdict with what it rests on.
///
/// @param commit of the candidate
/// @param judgement by what it was decided
/// @param verdict what was decided
/// @param baselineCommit of the baseline, if there is one
/// @param baseline what counts of the baseline, one measurement for each seed
/// @param candidate what counts of the candidate, likewise
/// @param byPairs whether the candidate was measured in turn with the baseline, and that decides
/// @param look which of all looks at candidates since the baseline was set this is
/// @param warnings what a person should know before believing it
public record Evaluation(
    BenchmarkId benchmark,
    String commit,
    Judgement judgement,
    Verdict verdict,
    Optional<String> baselineCommit,
    List<Measurement> baseline,
    List<Measurement> candidate,
    boolean byPairs,
    int look,
    List<String> warnings) {
  public Evaluation {
    baseline = List.copyOf(baseline);
    candidate = List.copyOf(candidate);
    warnings = List.copyOf(warnings);
  }
}
