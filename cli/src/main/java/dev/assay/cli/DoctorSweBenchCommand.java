package dev.assay.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says of instances of SWE-bench what can judge them here.
@Command(
    name = "swe-bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Say of each instance of SWE-bench whether the sandbox and Docker can judge it here, in what "
            + "environment, and why not. Nothing is run, and nothing but the data set is fetched.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay doctor swe-bench --split lite",
      "  assay doctor swe-bench --dataset rows.jsonl --instance sympy__sympy-22714",
    })
final class DoctorSweBenchCommand implements Callable<Integer> {
  @Mixin SweBenchOptions instances = new SweBenchOptions();
  @Mixin JsonOption json = new JsonOption();

  @Spec CommandSpec spec;

  private final Console console;

  DoctorSweBenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    SweBenchSuite all =
        SweBenchSuite.of(
            console,
            instances.settings(console, List.of()),
            instances.source(console, spec),
            _ -> true);
    return new SweBenchPlans(console, json).print(all.with(instances.selected(all)));
  }
}
