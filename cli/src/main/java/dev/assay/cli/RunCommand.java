package dev.assay.cli;

import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.protocol.RunSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plans a run of the task catalog and carries it out. Other benchmarks are commands below it.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Let models and controls attempt tasks; judge, record and rank them.",
    synopsisSubcommandLabel = "[swe-bench | humaneval]",
    commandListHeading = "%nOther benchmarks than the task catalog:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run --tasks all --models oracle noop",
      "  assay run --tasks 'go_*' --models openrouter/google/gemini-pro --samples 4 --max-cost 2",
      "  assay run --models replay --response-dir runs/run_20260102T030405Z_k3x9q",
      "  assay run swe-bench --split lite --predictions preds.jsonl",
      "",
      "Exit codes: 0 every attempt has a score or was skipped; 10 some have none, 'assay resume'",
      "goes on with them; others as in 'assay --help'."
    })
final class RunCommand implements Callable<Integer> {
  @Mixin TaskOptions tasks = new TaskOptions();
  @Mixin RunOptions options = new RunOptions();

  @Option(
      names = "--install-deps",
      description = "Install a task's requirements.txt before its tests (needs the network).")
  boolean installDependencies;

  @Option(
      names = "--allow-diff-rewrite-fallback",
      description = "Place a hunk where its context only nearly fits.")
  boolean allowDiffRewriteFallback;

  @Spec CommandSpec spec;

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  /// The command with those below it that the arguments name, or with all for help and completion:
  /// to read what commands take costs more time than most of them do.
  static CommandLine commandLine(Console console, List<String> arguments) {
    Map<String, Supplier<Object>> benchmarks = new LinkedHashMap<>();
    benchmarks.put("swe-bench", () -> new RunSweBenchCommand(console));
    benchmarks.put("humaneval", () -> new RunHumanEvalCommand(console));
    CommandLine run = new CommandLine(new RunCommand(console));
    boolean all = arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h");
    benchmarks.forEach((name, command) -> {
      if (all || arguments.contains(name)) {
        run.addSubcommand(command.get());
      }
    });
    return run;
  }

  @Override
  public Integer call() throws Exception {
    options.requireModels(spec);
    CatalogBenchmark catalog = new CatalogBenchmark();
    Suite suite = new CatalogSuite(catalog, tasks.load(console, catalog));
    RunSettings settings =
        options.settings(
            tasks.folder(console), Map.of(), installDependencies, allowDiffRewriteFallback);
    return new SuiteRun(console, suite, options).carryOut(options.models(), settings);
  }
}
