package dev.assay.benchmark.catalog;

import java.util.ArrayList;
import java.util.List;

/// A variant whose runs come in one by one, from several threads.
final class RunningVariant {
  final Variant variant;
  private final CatalogTask task;
  private final int planned;
  private final VerificationObserver observer;
  private final List<VariantRun> runs = new ArrayList<>();

  RunningVariant(CatalogTask task, Variant variant, int planned, VerificationObserver observer) {
    this.task = task;
    this.variant = variant;
    this.planned = planned;
    this.observer = observer;
  }

  /// Takes a run, and hands it back.
  VariantRun ended(VariantRun run) {
    // One observer at a time, whichever variant it is told of.
    synchronized (observer) {
      runs.add(run);
      observer.ran(task.id(), variant);
      if (runs.size() == planned) {
        observer.judged(runs().result());
      }
    }
    return run;
  }

  VariantRuns runs() {
    synchronized (observer) {
      return new VariantRuns(task, variant, runs);
    }
  }
}
