package dev.assay.gate;

/// What a run takes of the machine while it measures.
///
/// @param threads that it keeps busy, one at least
/// @param gpu what it does with a graphics processor
public record Demand(int threads, GpuUse gpu) {
  static Demand of(BenchmarkDefinition benchmark) {
    return new Demand(benchmark.threads(), benchmark.gpu());
  }
}
