package dev.assay.cli;

import dev.assay.benchmark.BenchmarkConfig;
import dev.assay.benchmark.catalog.CatalogBenchmark;
import dev.assay.benchmark.catalog.CatalogTask;
import dev.assay.benchmark.catalog.Defence;
import dev.assay.integrity.Attack;
import dev.assay.integrity.AttackResult;
import dev.assay.integrity.Attacks;
import dev.assay.integrity.Integrity;
import dev.assay.lab.Concurrency;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.TemporaryFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Attacks the evaluation.
@Command(
    name = "integrity",
    mixinStandardHelpOptions = true,
    description =
        "Attack the evaluation: hand in what would pass without solving a task, in every language of "
            + "the catalog. Each attack has to score nothing, while the honest solution passes. "
            + "Ends with 11 when an attack succeeds or cannot be judged.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay integrity",
      "  assay integrity --language python --attack 'conftest*' --json",
      "  assay integrity --language go --without canary"
    })
final class IntegrityCommand implements Callable<Integer> {
  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Only attacks in this language; may be repeated.")
  List<String> languages = new ArrayList<>();

  @Option(
      names = "--attack",
      paramLabel = "NAME",
      description = "Only attacks of this name, '*' for any letters; may be repeated.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Evaluations at once (default: one per core).")
  int concurrency = Concurrency.ofThisMachine().evaluations();

  @Option(
      names = "--without",
      paramLabel = "DEFENCE",
      completionCandidates = DefenceLabels.class,
      description =
          "Switch a defence off, to see what it stops; may be repeated. One of "
              + "${COMPLETION-CANDIDATES}.")
  List<String> without = new ArrayList<>();

  @Mixin RunnerOptions runner = new RunnerOptions();

  @Mixin CatalogOption catalog = new CatalogOption();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  IntegrityCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (concurrency < 1) {
      throw new CommandException(ExitCode.USAGE, "--concurrency must be at least 1");
    }
    List<Attack> attacks = Attacks.all().stream().filter(this::isMeant).toList();
    if (attacks.isEmpty()) {
      throw new CommandException(ExitCode.NO_INPUT, "no attack has that language and name");
    }
    Set<Defence> off = off();
    List<CatalogTask> tasks =
        new CatalogBenchmark()
            .loadTasks(new BenchmarkConfig(catalog.folder(console), console::warning)).stream()
                .map(CatalogTask.class::cast)
                .toList();
    TaskRunner chosen = runner.open(runner.name());
    Path scratch = TemporaryFolders.create("integrity");
    List<AttackResult> results;
    try (var _ = new SignalInterrupt()) {
      results =
          new Integrity(chosen, scratch, concurrency, off)
              .check(tasks, attacks, new IntegrityProgress(console));
    } finally {
      Files.deleteIfExists(scratch);
    }
    if (results.isEmpty()) {
      throw new CommandException(
          ExitCode.NO_INPUT, "the catalog has none of the tasks that the attacks are aimed at");
    }
    json.print(
        console,
        results.stream().map(Row::of).toList(),
        IntegrityTable.text(console, chosen.name(), results));
    return results.stream().anyMatch(AttackResult::isFault) ? ExitCode.FAULTS_FOUND : ExitCode.DONE;
  }

  private Set<Defence> off() throws CommandException {
    Set<Defence> off = EnumSet.noneOf(Defence.class);
    for (String label : without) {
      off.add(
          Defence.ofLabel(label)
              .orElseThrow(() ->
                  new CommandException(
                      ExitCode.USAGE,
                      "--without: there is no defence '%s'; write one of %s"
                          .formatted(label, String.join(", ", Defence.labels())))));
    }
    return off;
  }

  private boolean isMeant(Attack attack) {
    return (languages.isEmpty() || languages.contains(attack.language()))
        && (names.isEmpty() || names.stream().anyMatch(name -> fits(name, attack.name())));
  }

  private static boolean fits(String pattern, String name) {
    return name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }

  private static final class DefenceLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Defence.labels().iterator();
    }
  }

  /// @param defence what stopped it, or what it was scored for
  record Row(
      String attack,
      String language,
      String group,
      String tries,
      String task,
      String standing,
      String outcome,
      String defence) {
    static Row of(AttackResult result) {
      Attack attack = result.attack();
      return new Row(
          attack.name(),
          attack.language(),
          attack.group().label(),
          attack.tries(),
          attack.target().task(),
          result.standing().name().toLowerCase(java.util.Locale.ROOT),
          result.outcome().name().toLowerCase(java.util.Locale.ROOT),
          result.reason());
    }
  }
}
