package dev.assay.lab;

/// How much happens at once. Model calls wait on others and evaluations use the cores, so that each
/// has a bound of its own and slow models do not leave the cores idle.
///
/// @param evaluations patches judged at once
/// @param modelCalls attempts of remote participants in flight at once
public record Concurrency(int evaluations, int modelCalls) {
  /// Model calls in flight unless something else is asked for.
  public static final int DEFAULT_MODEL_CALLS = 32;

  public Concurrency {
    if (evaluations < 1 || modelCalls < 1) {
      throw new IllegalArgumentException("a concurrency must be at least 1");
    }
  }

  /// One evaluation per core of this machine.
  public static Concurrency ofThisMachine() {
    return new Concurrency(Runtime.getRuntime().availableProcessors(), DEFAULT_MODEL_CALLS);
  }
}
