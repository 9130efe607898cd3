package dev.assay.benchmark.catalog;

import dev.assay.benchmark.catalog.VariantResult.Standing;
import java.util.ArrayList;
import java.util.List;

/// A task that was verified.
///
/// @param task what was verified
/// @param variants reference, starter, mutants by name
/// @param textFaults what its files lack, whatever the tests say
public record VerifiedTask(
    CatalogTask task, List<VariantResult> variants, List<TaskFault> textFaults) {
  public VerifiedTask {
    variants = List.copyOf(variants);
    textFaults = List.copyOf(textFaults);
  }

  /// All that has to be mended.
  public List<TaskFault> faults() {
    List<TaskFault> faults = new ArrayList<>(textFaults);
    variants.forEach(variant -> faults.addAll(variant.faults()));
    return faults;
  }

  /// Whether the task can be trusted.
  public Standing standing() {
    boolean refuted =
        !textFaults.isEmpty()
            || variants.stream().anyMatch(each -> each.standing() == Standing.REFUTED);
    if (refuted) {
      return Standing.REFUTED;
    }
    return variants.stream().allMatch(each -> each.standing() == Standing.CONFIRMED)
        ? Standing.CONFIRMED
        : Standing.UNDECIDED;
  }

  /// The reference's result.
  public VariantResult reference() {
    return variants.getFirst();
  }
}
