package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.TestResult.Status;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All runs of a variant, which have to agree.
record VariantRuns(CatalogTask task, Variant variant, List<VariantRun> runs) {
  VariantRuns {
    runs = List.copyOf(runs);
  }

  VariantResult result() {
    List<VariantCheck> checks =
        runs.stream().map(run -> VariantCheck.of(task, variant, run)).toList();
    Standing standing = standing(checks);
    List<TaskFault> faults = new ArrayList<>();
    VariantRun telling = runs.getFirst();
    if (standing != Standing.CONFIRMED) {
      VariantCheck worst =
          checks.stream().filter(check -> check.standing() == standing).findFirst().orElseThrow();
      telling = runs.get(checks.indexOf(worst));
      faults.add(fault(worst, checks));
    }
    List<String> unsteady = unsteadyTests();
    if (standing == Standing.CONFIRMED && variant instanceof Variant.Reference) {
      changingIds(unsteady).ifPresent(faults::add);
    }
    return new VariantResult(
        task.id(),
        variant,
        faults.isEmpty() || standing == Standing.UNDECIDED ? standing : Standing.REFUTED,
        faults,
        telling.outcome(),
        telling.reason(),
        failingTests(),
        unsteady,
        runs.stream().map(VariantRun::time).toList(),
        runs.stream().flatMapToLong(run -> run.peakMemoryBytes().stream()).max());
  }

  private static Standing standing(List<VariantCheck> checks) {
    Set<Standing> standings = new LinkedHashSet<>();
    checks.forEach(check -> standings.add(check.standing()));
    return standings.contains(Standing.REFUTED)
        ? Standing.REFUTED
        : standings.contains(Standing.UNDECIDED) ? Standing.UNDECIDED : Standing.CONFIRMED;
  }

  private TaskFault fault(VariantCheck worst, List<VariantCheck> checks) {
    long wrong = checks.stream().filter(check -> check.standing() == worst.standing()).count();
    if (wrong == runs.size()) {
      return new TaskFault(task.id(), worst.file(), worst.remark(), worst.remedy());
    }
    List<String> unsteady = unsteadyTests();
    return new TaskFault(
        task.id(),
        worst.file(),
        "in %d of %d runs, %s%s"
            .formatted(
                wrong,
                runs.size(),
                worst.remark(),
                unsteady.isEmpty() ? "" : "; unsteady: " + String.join(", ", unsteady)),
        worst.standing() == Standing.REFUTED
            ? "take out what depends on time, order or chance"
            : worst.remedy());
  }

  private Optional<TaskFault> changingIds(List<String> unsteady) {
    return unsteady.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TaskFault(
                task.id(),
                task.metadata().folders().tests() + "/",
                "the same tests do not end alike in all runs: " + String.join(", ", unsteady),
                "give each test a fixed name, and let none be left out by chance"));
  }

  private List<String> failingTests() {
    Set<String> failing = new LinkedHashSet<>();
    runs.forEach(run -> failing.addAll(run.failingTests()));
    return List.copyOf(failing);
  }

  private List<String> unsteadyTests() {
    Set<String> ids = new LinkedHashSet<>();
    runs.forEach(run -> run.tests().forEach(test -> ids.add(test.id())));
    List<String> unsteady = new ArrayList<>();
    for (String id : ids) {
      List<Status> statuses =
          runs.stream()
              .flatMap(run -> run.tests().stream())
              .filter(test -> test.id().equals(id))
              .map(TestResult::status)
              .toList();
      long passed = statuses.stream().filter(status -> status == Status.PASSED).count();
      if (statuses.size() < runs.size()) {
        unsteady.add("%s (reported in %d of %d)".formatted(id, statuses.size(), runs.size()));
      } else if (passed > 0 && passed < runs.size()) {
        unsteady.add("%s (passed in %d of %d)".formatted(id, passed, runs.size()));
      }
    }
    return unsteady;
  }
}
