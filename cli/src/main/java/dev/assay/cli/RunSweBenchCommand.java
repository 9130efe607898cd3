package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.participant.Participant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plans a run of SWE-bench and carries it out.
@Command(
    name = "swe-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Judge predictions for instances of SWE-bench, or let models and controls solve them. "
            + "Tests run without images in the sandbox, and with --runner docker in the official ones; "
            + "'assay resume', 'results', 'compare', 'leaderboard' and the dashboard take these runs as "
            + "any others.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run swe-bench --split lite --predictions preds.jsonl",
      "  assay run swe-bench --split verified --instance 'sympy__*' --predictions gold",
      "  assay run swe-bench --dataset rows.jsonl --models openrouter/google/gemini-pro",
      "  assay run swe-bench --split lite --plan",
      "",
      "Reports in the official form are in runs/<run>/logs/run_evaluation."
    })
final class RunSweBenchCommand implements Callable<Integer> {
  @Option(
      names = {"--predictions", "-p"},
      paramLabel = "FILE",
      description =
          "Predictions of a model, .jsonl or .json, or 'gold' for the reference patches; may be "
              + "repeated.")
  List<String> predictions = new ArrayList<>();

  @Option(
      names = "--plan",
      description = "Say of each instance whether and how it can be judged here, and run nothing.")
  boolean plan;

  @Mixin SweBenchOptions instances = new SweBenchOptions();

  @Mixin RunOptions options = new RunOptions();

  @Spec CommandSpec spec;

  private final Console console;

  RunSweBenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    options.requireOwn(spec);
    if (!plan && predictions.isEmpty()) {
      options.requireModels(spec);
    }
    List<PredictionsFile> files = new ArrayList<>();
    for (String each : predictions) {
      files.add(PredictionsFile.named(each));
    }
    SweBenchSettings settings = instances.settings(console, files);
    Path source = instances.source(console, spec);
    SweBenchSuite all = SweBenchSuite.of(console, settings, source, _ -> true);
    SweBenchSuite suite = all.with(selected(all));
    if (plan) {
      return new SweBenchPlans(console, options.json).print(suite);
    }
    return new SuiteRun(console, suite, options)
        .carryOut(names(files), options.settings(source, settings.byName()));
  }

  /// Models that are asked come after those that were.
  private List<String> names(List<PredictionsFile> files) throws CommandException {
    Set<String> names = new LinkedHashSet<>();
    for (PredictionsFile file : files) {
      if (!names.add(file.model()) || options.models.contains(file.model())) {
        throw new CommandException(
            ExitCode.USAGE,
            "two participants are called '%s'; give one another name, or a run of its own"
                .formatted(file.model()));
      }
    }
    names.addAll(options.models());
    return List.copyOf(names);
  }

  private List<Task> selected(SweBenchSuite suite) throws Exception {
    if (!instances.names.isEmpty()) {
      return instances.selected(suite);
    }
    if (predictions.isEmpty() || !options.models.isEmpty()) {
      return suite.tasks();
    }
    Set<String> predicted = new LinkedHashSet<>();
    for (Participant participant : suite.predictions().values()) {
      if (participant instanceof PredictionsParticipant(var _, var known)) {
        predicted.addAll(known.keySet());
      }
    }
    List<Task> tasks = suite.tasks().stream().filter(t -> predicted.contains(t.id())).toList();
    if (tasks.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_DATA,
          "none of the %d predictions is for an instance of the data set"
              .formatted(predicted.size()));
    }
    if (tasks.size() < suite.tasks().size()) {
      console.warning(
          "%d of %d instances have no prediction and are left out; --instance all counts them as unsolved"
              .formatted(suite.tasks().size() - tasks.size(), suite.tasks().size()));
    }
    return tasks;
  }
}
