package dev.assay.cli;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.Task;
import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.swebench.SweBenchBenchmark;
import dev.assay.benchmark.swebench.SweBenchCache;
import dev.assay.runner.LeftOver;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerException;
import dev.assay.runner.Runners;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says what is installed, what is missing and how to get it, and gets it.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say what is installed, what is missing and how to get it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay doctor",
      "  assay doctor --install --yes",
      "  assay doctor --clean",
      "  assay doctor swe-bench --split lite"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--install",
      description = "Install what is missing with apt, on Debian and Ubuntu.")
  boolean install;

  @Option(names = "--yes", description = "Do not ask before installing.")
  boolean yes;

  @Option(
      names = "--clean",
      description =
          "Remove what runs that were killed have left: processes, control groups, folders, "
              + "containers. What belongs to a run that is alive stays.")
  boolean clean;

  @Mixin TaskOptions tasks = new TaskOptions();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  private DoctorCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return new CommandLine(new DoctorCommand(console))
        .addSubcommand(new DoctorSweBenchCommand(console));
  }

  @Override
  public Integer call() throws Exception {
    if (clean) {
      return clean();
    }
    Diagnosis diagnosis = diagnose();
    if (install && !diagnosis.missingPackages().isEmpty()) {
      new PackageInstallation(console, yes).install(diagnosis.missingPackages());
      Diagnosis after = diagnose();
      json.print(console, after, after.text(console));
      return after.healthy() ? ExitCode.DONE : ExitCode.UNAVAILABLE;
    }
    json.print(console, diagnosis, diagnosis.text(console));
    return diagnosis.healthy() ? ExitCode.DONE : ExitCode.UNAVAILABLE;
  }

  private int clean() throws CommandException {
    List<String> removed = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    // A runner after the other, for what one removes another finds no more.
    for (TaskRunner runner : Runners.installed().all()) {
      try {
        for (LeftOver each : runner.leftOvers()) {
          remove(each, removed, failed);
        }
      } catch (RunnerException e) {
        failed.add(e.getMessage());
      }
    }
    json.print(
        console,
        Map.of("removed", removed),
        removed.isEmpty() && failed.isEmpty()
            ? "nothing is left over\n"
            : removed.stream().map(each -> "removed " + each + "\n").collect(Collectors.joining()));
    if (!failed.isEmpty()) {
      throw new CommandException(ExitCode.UNAVAILABLE, String.join("\n", failed));
    }
    return ExitCode.DONE;
  }

  private static void remove(LeftOver leftOver, List<String> removed, List<String> failed) {
    try {
      leftOver.remove();
      removed.add(leftOver.description());
    } catch (RunnerException e) {
      failed.add(e.getMessage());
    }
  }

  /// What runs that were killed have left. Why a runner cannot say so is told by its availability.
  private static List<String> leftOvers(Runners installed) {
    Set<String> found = new LinkedHashSet<>();
    for (TaskRunner runner : installed.all()) {
      try {
        runner.leftOvers().forEach(each -> found.add(each.description()));
      } catch (RunnerException e) {
        // An engine that does not answer, most likely.
      }
    }
    return List.copyOf(found);
  }

  private Diagnosis diagnose() throws TaskException, IOException, InterruptedException {
    Map<Requirement, List<String>> needed = new LinkedHashMap<>();
    for (Task task : loaded()) {
      for (Requirement requirement : task.requirements()) {
        needed.computeIfAbsent(requirement, _ -> new ArrayList<>()).add(task.id());
      }
    }
    Toolchains toolchains = new Toolchains(console.environment().getOrDefault("PATH", ""));
    List<Diagnosis.Tool> tools = new ArrayList<>();
    needed.forEach((requirement, ids) -> tools.add(tool(toolchains.find(requirement), ids.size())));
    Runners installed = Runners.installed();
    List<String> leftOvers = leftOvers(installed);
    Diagnosis.Cache cache = cache();
    List<Diagnosis.Runner> runners = installed.all().stream().map(DoctorCommand::runner).toList();
    return switch (RunnerChoice.among(installed, false)) {
      case RunnerChoice.Chosen(TaskRunner runner, String reason) ->
          diagnosis(tools, runners, leftOvers, cache, runner.name(), reason);
      case RunnerChoice.None(String reason) ->
          diagnosis(tools, runners, leftOvers, cache, "", reason);
    };
  }

  private static Diagnosis diagnosis(
      List<Diagnosis.Tool> tools,
      List<Diagnosis.Runner> runners,
      List<String> leftOvers,
      Diagnosis.Cache cache,
      String name,
      String reason) {
    return new Diagnosis(
        Version.current(),
        Runtime.version().toString(),
        tools,
        runners,
        name,
        reason,
        leftOvers,
        cache);
  }

  private Diagnosis.Cache cache() throws InterruptedException {
    try {
      Path folder = SweBenchBenchmark.cache(console.environment());
      return new Diagnosis.Cache(folder.toString(), new SweBenchCache(folder).size().bytes());
    } catch (IOException e) {
      // There is no home for it, or it is another user's.
      return new Diagnosis.Cache("", 0);
    }
  }

  private List<Task> loaded() throws TaskException {
    return tasks.load(console, new CatalogBenchmark());
  }

  private static Diagnosis.Tool tool(ToolchainFinding finding, int tasks) {
    return switch (finding) {
      case ToolchainFinding.Found(Requirement requirement, var program, String version) ->
          new Diagnosis.Tool(
              requirement.toString(), true, version + " at " + program, "", "", tasks);
      case ToolchainFinding.Missing missing ->
          new Diagnosis.Tool(
              missing.requirement().toString(),
              false,
              missing.reason(),
              missing.debianPackage(),
              missing.macRemedy(),
              tasks);
    };
  }

  private static String lacking(TaskRunner runner) {
    return runner.shortfalls().isEmpty()
        ? ""
        : "; cannot enforce " + String.join(" and ", runner.shortfalls());
  }

  private static Diagnosis.Runner runner(TaskRunner runner) {
    return switch (runner.availability()) {
      case RunnerAvailability.Ready() ->
          new Diagnosis.Runner(runner.name(), true, runner.means() + lacking(runner));
      case RunnerAvailability.Missing(String missing, String remedy) ->
          new Diagnosis.Runner(runner.name(), false, missing + "; " + remedy);
    };
  }
}
