package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskSelection;
import dev.assay.benchmark.humaneval.HumanEvalBenchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plans a run of HumanEval and carries it out.
@Command(
    name = "humaneval",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Let models and controls complete the functions of HumanEval, or of a file of its form. "
            + "The tests never run in a process, or a session, that a completion runs in.",
    footerHeading = "%nExample:%n",
    footer = {
      "  assay run humaneval --dataset HumanEval.jsonl.gz --models oracle noop",
      "",
      "The file is at https://github.com/openai/human-eval (data/HumanEval.jsonl.gz)."
    })
final class RunHumanEvalCommand implements Callable<Integer> {
  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "FILE",
      description = "A file with a problem a line, .jsonl or .jsonl.gz.")
  Path dataset = Path.of("");

  @Option(
      names = {"--tasks", "--task"},
      arity = "1..*",
      paramLabel = "TASK",
      description = "Problems, such as HumanEval/7, globs, or 'all' (the default).")
  List<String> tasks = new ArrayList<>();

  @Mixin RunOptions options = new RunOptions();

  @Spec CommandSpec spec;

  private final Console console;

  RunHumanEvalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    options.requireOwn(spec);
    options.requireModels(spec);
    Path source = dataset.toAbsolutePath().normalize();
    HumanEvalBenchmark benchmark = new HumanEvalBenchmark();
    List<Task> selected =
        TaskSelection.ofNames(tasks.isEmpty() ? List.of("all") : tasks)
            .from(benchmark.loadTasks(new BenchmarkConfig(source, console::warning)));
    return new SuiteRun(console, new HumanEvalSuite(benchmark, selected), options)
        .carryOut(options.models(), options.settings(source, Map.of()));
  }
}
