package dev.assay.integrity;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogTask;
import dev.assay.benchmark.catalog.Defence;
import dev.assay.runner.process.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Attacks the catalog of this repository with processes of this machine.
final class Checks {
  private Checks() {}

  static List<AttackResult> of(Path scratch, Predicate<Attack> meant) throws Exception {
    return of(scratch, meant, Set.of());
  }

  static List<AttackResult> of(Path scratch, Predicate<Attack> meant, Set<Defence> without)
      throws Exception {
    Path catalog = Path.of(System.getProperty("assay.root", ".."), "tasks");
    List<CatalogTask> tasks =
        new CatalogBenchmark()
            .loadTasks(new BenchmarkConfig(catalog, _ -> {})).stream()
                .map(CatalogTask.class::cast)
                .toList();
    return new Integrity(new ProcessRunner(), scratch, 2, without)
        .check(tasks, Attacks.all().stream().filter(meant).toList(), new Silent());
  }

  private static final class Silent implements IntegrityObserver {
    @Override
    public void planned(int attacks) {}

    @Override
    public void ended(AttackResult result) {}
  }
}
