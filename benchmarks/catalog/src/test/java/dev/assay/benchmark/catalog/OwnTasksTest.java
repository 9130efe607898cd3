package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.assay.benchmark.TestReportFormat;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.VariantResult.Standing;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks of this repository.
class OwnTasksTest {
  private static final Path TASKS = Path.of(System.getProperty("assay.root", "../.."), "tasks");

  @TempDir Path scratch;

  @Test
  void haveAllThatMakesATaskTrustworthy() throws Exception {
    List<String> warnings = new ArrayList<>();
    assertThat(Catalogs.load(TASKS, warnings))
        .isNotEmpty()
        .allSatisfy(task -> {
          assertThat(task.id()).startsWith(task.language() + "_");
          assertThat(task.expectedTests()).as(task.id()).isPresent();
          assertThat(task.metadata().evaluation().reportFormat())
              .as(task.id())
              .isNotEqualTo(TestReportFormat.EXIT_CODE);
          assertThat(
                  new CanaryMaker(
                          task,
                          task.metadata().evaluation().canary().orElseThrow(),
                          new SecureRandom())
                      .canary())
              .as(task.id())
              .isPresent();
          assertThat(task.parts().solution()).as(task.id()).isPresent();
          assertThat(task.mutants()).as(task.id()).hasSizeGreaterThanOrEqualTo(3);
          assertThat(task.parts().mutants())
              .as(task.id())
              .allSatisfy(mutant -> assertThat(mutant.caughtBy()).isNotEmpty());
          assertThat(task.expectedTests().orElseThrow())
              .as(task.id())
              .containsAll(
                  task.parts().mutants().stream()
                      .flatMap(mutant -> mutant.caughtBy().stream())
                      .toList());
          assertThat(task.requirements()).as(task.id()).isNotEmpty();
          assertThat(task.metadata().protectedPaths()).as(task.id()).isPresent();
        });
    assertThat(warnings).isEmpty();
  }

  @Test
  void nameInTheirInstructionsWhatTheirTestsUse() throws Exception {
    assertThat(Catalogs.load(TASKS))
        .flatExtracting(TaskTexts::faults)
        .extracting(TaskFault::sentence)
        .isEmpty();
  }

  @Test
  void areListedInTheIndexAsTheyAre() throws Exception {
    assertThat(differencesOfTheIndex())
        .as("tasks/catalog.json is out of date; run './assay tasks catalog' and commit it")
        // A task that has just landed is listed with the next index.
        .allSatisfy(difference -> assertThat(difference).endsWith("is not listed"));
  }

  @Tag("slow")
  @Test
  void areAllListedInTheIndex() throws Exception {
    assertThat(differencesOfTheIndex())
        .as("tasks/catalog.json is out of date; run './assay tasks catalog' and commit it")
        .isEmpty();
  }

  private static List<String> differencesOfTheIndex() throws Exception {
    return CatalogIndex.of(Catalogs.load(TASKS))
        .differencesOf(CatalogIndex.read(TASKS.resolve(CatalogIndex.FILE_NAME)));
  }

  @Tag("slow")
  @Test
  void passWithTheirReferencesAndFailWithoutAndWithEachMutant() throws Exception {
    List<CatalogTask> ready = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (CatalogTask task : Catalogs.load(TASKS)) {
      Toolchains.host().missing(task.requirements()).stream()
          .findFirst()
          .ifPresentOrElse(
              missing -> skipped.add(task.id() + ": " + missing.sentence()), () -> ready.add(task));
    }
    skipped.forEach(each -> System.err.println("skipped, " + each));
    List<VerifiedTask> verified =
        new TaskVerification(
                new ProcessRunner(),
                scratch,
                VerificationPlan.once(Runtime.getRuntime().availableProcessors()))
            .verify(ready, _ -> {});
    assertThat(verified)
        .flatExtracting(VerifiedTask::faults)
        .extracting(TaskFault::sentence)
        .isEmpty();
    assumeFalse(ready.isEmpty(), () -> "no toolchain is here: " + skipped);
    assertThat(verified).extracting(VerifiedTask::standing).containsOnly(Standing.CONFIRMED);
  }
}
