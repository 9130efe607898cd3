package dev.assay.cli;

import dev.assay.lab.Comparison;
import dev.assay.lab.RunSummary;
import dev.assay.ledger.LedgerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares two runs attempt by attempt.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compare two runs on the attempts that both have: what was lost, what was won, and whether "
            + "that is more than chance (an exact test by task).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay compare run_20260102T030405Z_k3x9q latest",
      "  assay compare latest latest --model oracle --with noop"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run to compare with.")
  String first = "";

  @Parameters(index = "1", paramLabel = "RUN", description = "The run to judge.")
  String second = "";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The model of the first run (default: each that both runs have).")
  Optional<String> model = Optional.empty();

  @Option(
      names = "--with",
      paramLabel = "MODEL",
      description = "The model of the second run (default: the same).")
  Optional<String> with = Optional.empty();

  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandException {
    try (LedgerReader reader = output.reader()) {
      RunSummary left = RunSummary.read(reader, output.find(reader, first)).orElseThrow();
      RunSummary right = RunSummary.read(reader, output.find(reader, second)).orElseThrow();
      List<Comparison> comparisons = compare(left, right);
      StringBuilder text = new StringBuilder();
      comparisons.forEach(each -> text.append(text(each)));
      json.print(console, comparisons, text.toString());
      return ExitCode.DONE;
    }
  }

  private List<Comparison> compare(RunSummary left, RunSummary right) throws CommandException {
    List<String> leftModels = models(left);
    List<String> rightModels = models(right);
    if (model.isPresent() || with.isPresent()) {
      String a = model.orElseGet(() -> with.orElse(""));
      String b = with.orElse(a);
      require(leftModels, a, left);
      require(rightModels, b, right);
      return List.of(Comparison.of(left, a, right, b));
    }
    if (leftModels.size() == 1 && rightModels.size() == 1) {
      return List.of(Comparison.of(left, leftModels.getFirst(), right, rightModels.getFirst()));
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (String each : leftModels) {
      if (rightModels.contains(each)) {
        comparisons.add(Comparison.of(left, each, right, each));
      }
    }
    if (comparisons.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE,
          "the runs have no model in common: "
              + leftModels
              + " and "
              + rightModels
              + "; name them with --model and --with");
    }
    return comparisons;
  }

  private static List<String> models(RunSummary run) {
    return run.models().stream().map(each -> each.participant()).toList();
  }

  private static void require(List<String> models, String model, RunSummary run)
      throws CommandException {
    if (!models.contains(model)) {
      throw new CommandException(
          ExitCode.NO_INPUT, run.runId() + " has no model '" + model + "'; it has " + models);
    }
  }

  private String text(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append(side(comparison.first()))
        .append("  →  ")
        .append(side(comparison.second()))
        .append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "%d pairs: %d passed on both sides, %d on neither, %d lost, %d won%n"
                + "difference %s points, exact test by task: p = %.3g%s%n",
            comparison.pairs(),
            comparison.bothPassed(),
            comparison.bothFailed(),
            comparison.onlyFirst(),
            comparison.onlySecond(),
            comparison
                .difference()
                .map(each ->
                    "%+.1f [%+.1f to %+.1f]"
                        .formatted(100 * each.value(), 100 * each.low(), 100 * each.high()))
                .orElse("of no"),
            comparison.pValue(),
            comparison.pValue() < 0.05 ? "" : " (could be chance)"));
    for (Comparison.Flip flip : comparison.flips()) {
      text.append(
              switch (flip.direction()) {
                case LOST -> console.style(Console.Style.BAD, "  ✕ lost  ");
                case WON -> console.style(Console.Style.GOOD, "  ✓ won   ");
              })
          .append(flip.task())
          .append(" · sample ")
          .append(flip.sample())
          .append("  ")
          .append(
              Format.cut(
                  switch (flip.direction()) {
                    case LOST -> flip.secondReason();
                    case WON -> flip.firstReason();
                  },
                  100))
          .append('\n');
    }
    return text.append('\n').toString();
  }

  private static String side(Comparison.Side side) {
    return side.model() + " (" + side.runId() + ")";
  }
}
