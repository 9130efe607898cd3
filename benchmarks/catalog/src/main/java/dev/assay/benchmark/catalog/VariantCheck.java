package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares an evaluation of a variant with what it has to be.
///
/// @param remark why it is not confirmed, empty when it is
record VariantCheck(Standing standing, String remark) {
  private static final VariantCheck CONFIRMED = new VariantCheck(Standing.CONFIRMED, "");

  static VariantCheck of(CatalogTask task, Variant variant, Evaluation evaluation) {
    if (evaluation.outcome() == Outcome.SKIPPED) {
      return new VariantCheck(Standing.UNDECIDED, evaluation.reason());
    }
    return switch (variant) {
      case Variant.Reference() -> reference(task, evaluation);
      case Variant.Starter() -> failing(evaluation, "the starter");
      case Variant.Wrong(String mutant) -> mutant(task, mutant, evaluation);
    };
  }

  static List<String> failingTests(Evaluation evaluation) {
    return evaluation.tests().stream()
        .filter(test -> test.status() != Status.PASSED)
        .map(TestResult::id)
        .toList();
  }

  private static VariantCheck reference(CatalogTask task, Evaluation evaluation) {
    if (evaluation.outcome() != Outcome.PASSED) {
      return refuted("the reference does not pass: " + evaluation.reason());
    }
    Set<String> unlisted = new TreeSet<>();
    evaluation.tests().forEach(test -> unlisted.add(test.id()));
    task.expectedTests().orElse(List.copyOf(unlisted)).forEach(unlisted::remove);
    return unlisted.isEmpty()
        ? CONFIRMED
        : refuted("tests are reported that are not recorded: " + String.join(", ", unlisted));
  }

  private static VariantCheck failing(Evaluation evaluation, String what) {
    return switch (evaluation.outcome()) {
      case FAILED, TIMED_OUT -> CONFIRMED;
      case PASSED -> refuted(what + " passes: the tests do not see what is wrong");
      case NO_PATCH, PATCH_REJECTED, INVALID, API_ERROR, INFRASTRUCTURE_ERROR, SKIPPED ->
          refuted(what + " was not judged by the tests: " + evaluation.reason());
    };
  }

  private static VariantCheck mutant(CatalogTask task, String name, Evaluation evaluation) {
    VariantCheck failing = failing(evaluation, "the mutant");
    if (failing.standing() != Standing.CONFIRMED) {
      return failing;
    }
    List<String> overlooked = new ArrayList<>(task.mutant(name).caughtBy());
    overlooked.removeAll(caughtBy(evaluation));
    return overlooked.isEmpty()
        ? CONFIRMED
        : refuted(
            "fails, but not on what %s names: %s; %s"
                .formatted(Mutant.NOTE, String.join(", ", overlooked), evaluation.reason()));
  }

  // A test that never ran caught nothing, unless it is what never ended.
  private static List<String> caughtBy(Evaluation evaluation) {
    return evaluation.tests().stream()
        .filter(test ->
            test.status() == Status.FAILED
                || test.status() == Status.ERROR
                || (test.status() == Status.MISSING && evaluation.outcome() == Outcome.TIMED_OUT))
        .map(TestResult::id)
        .toList();
  }

  private static VariantCheck refuted(String remark) {
    return new VariantCheck(Standing.REFUTED, remark);
  }
}
