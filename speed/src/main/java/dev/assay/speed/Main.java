package dev.assay.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The program behind `speed/run`.
@Command(
    name = "speed/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnInvalidInput = 64,
    exitCodeOnExecutionException = 70,
    description = {
      "Measure what Assay costs on this machine, and print a Markdown table.",
      "docs/benchmarks.md says how each figure is measured and what it does not tell."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  speed/run attempts start", "  speed/run --scale 0.05", "  speed/run --write"})
public final class Main implements Callable<Integer> {
  private static final int FAILED = 70;
  private static final String FACTS = "machine";
  static final Map<String, Section> SECTIONS =
      Stream.of(
              new AttemptsSection(),
              new WaitingSection(),
              new CatalogSection(),
              new LedgerSection(),
              new StartSection(),
              new SandboxSection(),
              new GateSection(),
              new ContainerSection(),
              new ServerSection(),
              new SweBenchSection(),
              new SweBenchRunsSection())
          .collect(
              Collectors.toMap(
                  Section::name, Function.identity(), (first, _) -> first, LinkedHashMap::new));

  @Parameters(
      paramLabel = "SECTION",
      arity = "0..*",
      description =
          "Of attempts, waiting, catalog, ledger, start, sandbox, gate, docker, server, swe-bench, swe-bench-runs; "
              + "all when none is named.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--scale",
      paramLabel = "S",
      defaultValue = "1",
      description = "Do this part of every count, such as 0.05 for a trial.")
  double scale;

  @Option(names = "--offline", description = "Install no peer to compare with.")
  boolean offline;

  @Option(
      names = "--repositories",
      paramLabel = "TEMPLATE",
      description =
          "For swe-bench-runs: where the repositories of its instances are, an address or a folder "
              + "with {owner} and {name} in it.")
  Optional<String> repositories = Optional.empty();

  @Option(
      names = "--dataset",
      paramLabel = "FILE",
      description =
          "For swe-bench-runs: its instances, as 'assay run swe-bench' takes them. Without these two "
              + "it is left out.")
  Optional<Path> dataset = Optional.empty();

  @Option(
      names = "--write",
      description = "Put what is measured into docs/benchmarks.md; at full scale only.")
  boolean write;

  @Spec CommandSpec spec;

  /// @param arguments see `speed/run --help`
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Section> sections = sections();
    if (!(scale > 0 && scale <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--scale must be above 0 and at most 1, not " + scale);
    }
    if (write && scale != 1) {
      throw new ParameterException(
          spec.commandLine(), "--write takes no --scale: a trial is not for publication");
    }
    Optional<RealInstances> instances = instances();
    Path home = Path.of(System.getProperty("assay.home", "")).toAbsolutePath();
    Setting setting =
        new Setting(
            home,
            Scratch.create(home.resolve("speed/target")),
            scale,
            offline,
            instances,
            System.err);
    Document document = new Document(home.resolve("docs/benchmarks.md"));
    String facts = Tables.facts(Facts.collect(setting));
    System.out.print(facts);
    if (write) {
      document.write(FACTS, facts);
    }
    int failures = 0;
    for (Section section : sections) {
      if (section.needsInstances() && instances.isEmpty()) {
        setting.say(section.name() + " is left out; it takes --repositories and --dataset");
        continue;
      }
      String circumstances = Facts.ofNow();
      List<Row> rows;
      boolean measured = false;
      try {
        rows = section.measure(setting);
        measured = true;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        // The others can still be measured.
        failures++;
        rows = List.of(Row.alone("not measured", String.valueOf(e)));
      }
      String table = Tables.section(section, rows) + "\n" + circumstances + "\n";
      System.out.print("\n" + table);
      System.out.flush();
      if (write && measured) {
        document.write(section.name(), table);
      }
    }
    return failures > 0 ? FAILED : 0;
  }

  private List<Section> sections() {
    List<Section> chosen = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      Section section = SECTIONS.get(name);
      if (section == null) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no section '%s'; there are %s"
                .formatted(name, String.join(", ", SECTIONS.keySet())));
      }
      if (section.needsInstances() && repositories.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), name + " takes --repositories and --dataset");
      }
      chosen.add(section);
    }
    return chosen.isEmpty() ? List.copyOf(SECTIONS.values()) : chosen;
  }

  private Optional<RealInstances> instances() {
    if (repositories.isPresent() != dataset.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--repositories and --dataset are of use only together");
    }
    return repositories.map(template -> new RealInstances(template, dataset.orElseThrow()));
  }
}
