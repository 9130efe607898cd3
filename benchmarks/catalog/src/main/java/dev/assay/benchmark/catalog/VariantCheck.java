package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestResult;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares one run of a variant with what it has to be.
///
/// @param remark why it is not confirmed, empty when it is
/// @param file where to look, relative to the task's folder
/// @param remedy what to do about it
record VariantCheck(Standing standing, String remark, String file, String remedy) {
  static final VariantCheck CONFIRMED = new VariantCheck(Standing.CONFIRMED, "", "", "");

  static VariantCheck of(CatalogTask task, Variant variant, VariantRun run) {
    if (run.outcome() == Outcome.SKIPPED) {
      boolean noReference = variant instanceof Variant.Reference && !task.hasReference();
      return new VariantCheck(
          Standing.UNDECIDED,
          run.reason(),
          noReference ? "solution/" : MetadataReader.FILE_NAME,
          noReference ? "add a reference that passes" : "verify it where the toolchain is");
    }
    if (run.outcome() == Outcome.INFRASTRUCTURE_ERROR) {
      return new VariantCheck(
          Standing.UNDECIDED, run.reason(), MetadataReader.FILE_NAME, "verify it again");
    }
    return switch (variant) {
      case Variant.Reference() -> reference(task, run);
      case Variant.Starter() ->
          failing(run, "the starter", "workspace/", "leave something to do, or test what is");
      case Variant.Wrong(String mutant) -> mutant(task, mutant, run);
    };
  }

  private static VariantCheck reference(CatalogTask task, VariantRun run) {
    if (run.outcome() != Outcome.PASSED) {
      return refuted(
          "the reference does not pass: " + run.reason(),
          "solution/",
          "mend the reference, or the test where that is wrong");
    }
    Set<String> unlisted = new TreeSet<>();
    run.tests().stream().map(TestResult::id).forEach(unlisted::add);
    task.expectedTests().orElse(List.copyOf(unlisted)).forEach(unlisted::remove);
    return unlisted.isEmpty()
        ? CONFIRMED
        : refuted(
            "tests are reported that are not recorded: " + String.join(", ", unlisted),
            task.metadata().evaluation().expectedTestsFile().orElse(MetadataReader.FILE_NAME),
            "run 'assay tasks verify --task " + task.id() + " --record'");
  }

  private static VariantCheck failing(VariantRun run, String what, String file, String remedy) {
    return switch (run.outcome()) {
      case FAILED, TIMED_OUT -> CONFIRMED;
      case PASSED -> refuted(what + " passes: the tests do not see what is wrong", file, remedy);
      case NO_PATCH, PATCH_REJECTED, INVALID, API_ERROR, INFRASTRUCTURE_ERROR, SKIPPED ->
          refuted(
              what + " was not judged by the tests: " + run.reason(),
              file,
              "see that it fits the reference, and that 'editable' and 'protected' allow its files");
    };
  }

  private static VariantCheck mutant(CatalogTask task, String name, VariantRun run) {
    String folder = "mutants/" + name + "/";
    VariantCheck failing =
        failing(run, "the mutant", folder, "test what it does wrong, or take it out");
    if (failing.standing() != Standing.CONFIRMED) {
      return failing;
    }
    List<String> overlooked = new ArrayList<>(task.mutant(name).caughtBy());
    if (overlooked.isEmpty()) {
      return refuted(
          Mutant.NOTE + " names no test that catches it",
          folder + Mutant.NOTE,
          "add the line 'caught-by: <test id>'" + candidates(run));
    }
    overlooked.removeAll(run.catchingTests());
    return overlooked.isEmpty()
        ? CONFIRMED
        : refuted(
            "fails, but not on what %s names: %s; %s"
                .formatted(Mutant.NOTE, String.join(", ", overlooked), run.reason()),
            folder + Mutant.NOTE,
            "name the test that catches it" + candidates(run));
  }

  private static String candidates(VariantRun run) {
    List<String> tests = run.catchingTests();
    return tests.isEmpty() ? "" : ", such as '" + tests.getFirst() + "'";
  }

  private static VariantCheck refuted(String remark, String file, String remedy) {
    return new VariantCheck(Standing.REFUTED, remark, file, remedy);
  }
}
