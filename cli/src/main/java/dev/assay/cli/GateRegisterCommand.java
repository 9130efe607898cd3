package dev.assay.cli;

import dev.assay.gate.BenchmarkDefinition;
import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Register the project in a folder, by its bench/manifest.toml.
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = "Register the project in a folder, by its bench/manifest.toml.",
    footerHeading = "%nExample:%n",
    footer = "  assay gate register ~/src/fast-parser")
final class GateRegisterCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The project's folder.")
  Path folder = Path.of("");

  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  GateRegisterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws GateException {
    try (Gate gate = GateTarget.open(console)) {
      Gate.Registration done = gate.register(folder);
      Manifest manifest = done.manifest();
      manifest.warnings().forEach(console::warning);
      done.before()
          .ifPresent(before ->
              console.warning(
                  manifest.project().name() + " was registered at " + before + " until now"));
      List<String> benchmarks =
          manifest.benchmarks().stream().map(BenchmarkDefinition::name).toList();
      Answer answer =
          new Answer(
              manifest.project().name(), done.root().toString(), manifest.sha256(), benchmarks);
      json.print(
          console,
          answer,
          "registered %s, %s%n  benchmarks  %s%n  manifest    sha256:%s%n"
              .formatted(
                  answer.project(),
                  answer.path(),
                  String.join(", ", benchmarks),
                  answer.manifest()));
      return ExitCode.DONE;
    }
  }

  /// What scripts read.
  record Answer(String project, String path, String manifest, List<String> benchmarks) {}
}
