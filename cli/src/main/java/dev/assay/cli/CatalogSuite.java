package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import java.util.List;

/// Tasks of a catalog.
record CatalogSuite(CatalogBenchmark benchmark, List<Task> tasks) implements Suite {
  CatalogSuite {
    tasks = List.copyOf(tasks);
  }
}
