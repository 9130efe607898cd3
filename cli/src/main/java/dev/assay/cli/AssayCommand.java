package dev.assay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root of all commands; by itself it only helps.
@Command(
    name = "assay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "An evaluation lab for code-generation models and coding agents.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run --tasks all --models oracle noop",
      "  assay run --tasks all --models openrouter/google/gemini-pro --samples 4",
      "  assay leaderboard",
      "",
      "Exit codes: 0 done; 10 a run left attempts without a score; 11 a verification found faults;",
      "64 usage; 65 bad data; 66 no such run, task or file; 69 something needed is not available;",
      "70 internal; 73 output cannot be written; 74 input or output failed; 75 busy, try again;",
      "78 configuration, such as a missing key; 130 interrupted."
    })
final class AssayCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? See 'assay --help'");
  }
}
