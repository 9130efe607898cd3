package dev.assay.gate;

import dev.assay.runner.NetworkPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A benchmark, as its project's manifest describes it.
///
/// @param name unique in the project
/// @param entryPoint what the invocation is to run, in whatever words the project has for it
/// @param judgement how it is decided, and by what
/// @param repetitions of a candidate
/// @param baselineSeeds one repetition of the baseline for each
/// @param threads that it keeps busy
/// @param gpu what it does with a graphics processor
/// @param backgroundRequired whether it takes so long that nobody waits for it
/// @param corpus what it reads, where the manifest says so
/// @param timeLimit of one repetition
/// @param network what it may reach
public record BenchmarkDefinition(
    String name,
    String entryPoint,
    Judgement judgement,
    int repetitions,
    List<Long> baselineSeeds,
    int threads,
    GpuUse gpu,
    boolean backgroundRequired,
    Optional<Corpus> corpus,
    Duration timeLimit,
    NetworkPolicy network) {
  public BenchmarkDefinition {
    baselineSeeds = List.copyOf(baselineSeeds);
  }

  /// What is decided by.
  public sealed interface Judgement {
    Tier tier();

    /// By a reference, byte for byte.
    record ByReference() implements Judgement {
      @Override
      public Tier tier() {
        return Tier.CORRECTNESS;
      }
    }

    /// By metrics.
    record ByMetric(Tier tier, Direction direction, Policy policy) implements Judgement {}
  }
}
