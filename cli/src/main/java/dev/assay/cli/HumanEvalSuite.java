package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.benchmark.humaneval.HumanEvalBenchmark;
import java.util.List;

/// Problems of HumanEval, or of another file of that form.
record HumanEvalSuite(HumanEvalBenchmark benchmark, List<Task> tasks) implements Suite {
  HumanEvalSuite {
    tasks = List.copyOf(tasks);
  }
}
