package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Make the candidate the baseline, when the verdict is PROMOTE.
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = "Make the candidate the baseline, when the verdict is PROMOTE.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate promote fast-parser parse_time --notes 'table lookup'")
final class GatePromoteCommand implements Callable<Integer> {
  @Mixin GateTarget target = new GateTarget();

  @Option(names = "--force", description = "Also when the verdict is another; recorded.")
  boolean force;

  @Option(
      names = "--meta-seed",
      paramLabel = "N",
      description = "Which series is meant, where several were measured of the commit.")
  Optional<Long> metaSeed = Optional.empty();

  @Option(names = "--notes", paramLabel = "TEXT", description = "Recorded with the baseline.")
  String notes = "";

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GatePromoteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException, InterruptedException {
    try (Gate gate = GateTarget.open(console)) {
      GateBaselineRow row =
          GateBaselineRow.of(
              gate.promote(
                  target.project, target.benchmark, force, GateTarget.number(metaSeed), notes));
      json.print(console, row, row.text());
      return ExitCode.DONE;
    }
  }
}
