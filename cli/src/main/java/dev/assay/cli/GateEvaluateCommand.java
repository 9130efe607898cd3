package dev.assay.cli;

import dev.assay.gate.Evaluation;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The verdict on the commit that is checked out.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "The verdict on the commit that is checked out, from what was measured. Reads only. "
            + "Ends with 0 PROMOTE or PASS; 1 REJECT or FAIL; 2 NEEDS_MORE_DATA, NO_BASELINE or "
            + "NO_REFERENCE; 4 another verdict than --expect.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay gate evaluate fast-parser parse_time",
      "  assay gate evaluate fast-parser parse_time --explain",
      "  assay gate evaluate fast-parser parse_time --markdown > comment.md"
    })
final class GateEvaluateCommand implements Callable<Integer> {
  private static final List<String> WORDS =
      List.of(
          "PROMOTE", "REJECT", "NEEDS_MORE_DATA", "NO_BASELINE", "PASS", "FAIL", "NO_REFERENCE");

  @Mixin GateTarget target = new GateTarget();

  @Option(names = "--explain", description = "Show the samples, and what would change it.")
  boolean explain;

  @Option(
      names = "--expect",
      paramLabel = "VERDICT",
      description = "End with 0 when the verdict is this one, and with 4 when it is another.")
  Optional<String> expected = Optional.empty();

  @Option(names = "--include-dirty", description = "Count what was measured of changed files, too.")
  boolean includeDirty;

  @Option(names = "--markdown", description = "Answer in Markdown, for a pull request.")
  boolean markdown;

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateEvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, CommandException, InterruptedException {
    Optional<String> wanted = expected.map(word -> word.toUpperCase(Locale.ROOT));
    if (wanted.isPresent() && !WORDS.contains(wanted.get())) {
      throw new CommandException(
          ExitCode.USAGE, "--expect takes one of %s, not '%s'".formatted(WORDS, expected.get()));
    }
    try (Gate gate = GateTarget.open(console)) {
      Evaluation evaluation = gate.evaluate(target.project, target.benchmark, includeDirty);
      var _ = gate.issue(evaluation);
      GateEvaluationText text = new GateEvaluationText(console, evaluation);
      json.print(
          console,
          GateEvaluationRow.of(evaluation),
          markdown ? text.markdown() : explain ? text.explained() : text.plain());
      if (wanted.isPresent()) {
        return wanted.get().equals(evaluation.verdict().word())
            ? ExitCode.DONE
            : ExitCode.UNEXPECTED_VERDICT;
      }
      return exitCode(evaluation.verdict());
    }
  }

  static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Promote _, Verdict.Pass _ -> ExitCode.DONE;
      case Verdict.Reject _, Verdict.Fail _ -> ExitCode.REJECTED;
      case Verdict.NeedsMoreData _, Verdict.NoBaseline _, Verdict.NoReference _ ->
          ExitCode.UNDECIDED;
    };
  }
}
