package dev.assay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the arrows of ARCHITECTURE.md: which package may use which.
final class ArrowsTest {
  /// A package beside all packages of ours that it may use.
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("protocol", Set.of()),
          Map.entry("statistics", Set.of()),
          Map.entry("parquet", Set.of()),
          Map.entry("patch", Set.of()),
          Map.entry("gate", Set.of("protocol", "statistics", "ledger", "runner")),
          Map.entry("ledger", Set.of("protocol")),
          Map.entry("runner", Set.of("protocol")),
          Map.entry("runner.process", Set.of("protocol", "runner")),
          Map.entry("runner.docker", Set.of("protocol", "runner")),
          Map.entry("runner.sandbox", Set.of("protocol", "runner", "runner.process")),
          Map.entry("benchmark", Set.of("protocol", "runner", "patch")),
          Map.entry("benchmark.catalog", Set.of("protocol", "runner", "patch", "benchmark")),
          Map.entry("benchmark.testlog", Set.of()),
          Map.entry("benchmark.cache", Set.of("protocol", "runner")),
          Map.entry(
              "benchmark.swebench",
              Set.of(
                  "protocol",
                  "runner",
                  "patch",
                  "parquet",
                  "benchmark",
                  "benchmark.cache",
                  "benchmark.testlog")),
          Map.entry("benchmark.humaneval", Set.of("protocol", "runner", "patch", "benchmark")),
          Map.entry(
              "integrity", Set.of("protocol", "runner", "patch", "benchmark", "benchmark.catalog")),
          Map.entry("participant", Set.of("protocol", "patch", "benchmark")),
          Map.entry("participant.control", Set.of("protocol", "patch", "benchmark", "participant")),
          Map.entry("participant.model", Set.of("protocol", "patch", "benchmark", "participant")),
          Map.entry(
              "lab",
              Set.of(
                  "protocol",
                  "statistics",
                  "ledger",
                  "runner",
                  "patch",
                  "benchmark",
                  "participant")),
          Map.entry(
              "server",
              Set.of(
                  "protocol",
                  "statistics",
                  "ledger",
                  "runner",
                  "benchmark",
                  "participant",
                  "lab",
                  "gate")),
          Map.entry(
              "cli",
              Set.of(
                  "protocol",
                  "statistics",
                  "ledger",
                  "runner",
                  "patch",
                  "benchmark",
                  "benchmark.cache",
                  "benchmark.catalog",
                  "benchmark.swebench",
                  "benchmark.humaneval",
                  "participant",
                  "participant.model",
                  "lab",
                  "gate",
                  "server",
                  "integrity")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay");

  @Test
  void everyPackageIsOnTheMap() {
    Set<String> packages =
        CLASSES.stream()
            .map(each -> each.getPackageName().replaceFirst("^dev\\.assay\\.?", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).isEqualTo(new TreeSet<>(ARROWS.keySet()));
  }

  @Test
  void packagesUseOnlyWhatTheirArrowsPointAt() {
    ARROWS.forEach((from, targets) -> {
      List<String> others =
          ARROWS.keySet().stream()
              .filter(each -> !each.equals(from) && !targets.contains(each))
              .map(each -> "dev.assay." + each)
              .toList();
      noClasses()
          .that()
          .resideInAPackage("dev.assay." + from)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others.toArray(String[]::new))
          .check(CLASSES);
    });
  }

  @Test
  void arrowsFormNoCircle() {
    SlicesRuleDefinition.slices()
        .matching("dev.assay.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.assay.cli")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
