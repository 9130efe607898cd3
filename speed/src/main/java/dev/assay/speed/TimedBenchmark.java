package dev.assay.speed;

import dev.assay.benchmark.Benchmark;
import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.patch.Patch;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.util.List;

/// Another benchmark, with the moments of each evaluation marked.
record TimedBenchmark(Benchmark benchmark, AttemptClocks clocks) implements Benchmark {
  @Override
  public String name() {
    return benchmark.name();
  }

  @Override
  public List<Task> loadTasks(BenchmarkConfig config) throws TaskException {
    return benchmark.loadTasks(config);
  }

  @Override
  public Evaluation evaluate(Task task, Patch patch, EvaluationContext context)
      throws RunnerException, IOException, InterruptedException {
    AttemptClock clock = clocks.current();
    clock.mark(Moment.JUDGING);
    return benchmark.evaluate(
        task,
        patch,
        new EvaluationContext(
            new TimedRunner(context.runner(), clock),
            context.scratch(),
            context.standardOutput(),
            context.standardError(),
            context.allowFuzzyContext(),
            context.installDependencies()));
  }
}
