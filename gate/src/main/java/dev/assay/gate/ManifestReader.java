package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.GateException.Kind;
import dev.assay.protocol.Sha256;
import dev.assay.runner.NetworkPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// Reads a project's manifest.
final class ManifestReader {
  private static final Duration USUAL_TIME_LIMIT = Duration.ofHours(1);
  private static final int SLACK = 10;

  private final Path file;
  private final List<String> warnings = new ArrayList<>();

  private ManifestReader(Path file) {
    this.file = file;
  }

  /// @param project the project's folder
  /// @throws GateException when there is no manifest, or it is not as it has to be
  static Manifest read(Path project) throws GateException {
    Path file = project.resolve(Manifest.PLACE);
    try {
      if (!Files.isRegularFile(file)) {
        throw new GateException(
            Kind.NOT_FOUND,
            "there is no manifest at %s; 'assay gate --help' names the guide to write one"
                .formatted(file));
      }
      return new ManifestReader(file).parse(Files.readAllBytes(file));
    } catch (CharacterCodingException e) {
      throw new GateException(Kind.BAD_DATA, file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new GateException(Kind.INPUT_OUTPUT, "cannot read " + file + ": " + e, e);
    }
  }

  private Manifest parse(byte[] bytes) throws GateException, CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    TomlParseResult toml = Toml.parse(text);
    if (toml.hasErrors()) {
      TomlParseError error = toml.errors().getFirst();
      throw new GateException(
          Kind.BAD_DATA,
          "%s:%d:%d: %s"
              .formatted(
                  file, error.position().line(), error.position().column(), error.getMessage()));
    }
    ManifestTable top = new ManifestTable(file, "the manifest", toml, Optional.empty());
    ProjectDefinition project = project(table(toml, top, "project"));
    List<BenchmarkDefinition> benchmarks = benchmarks(toml, top);
    warnings.addAll(top.unknown());
    return new Manifest(file, Sha256.hex(bytes), project, benchmarks, warnings);
  }

  private ManifestTable table(TomlTable toml, ManifestTable top, String name) throws GateException {
    TomlTable table =
        top.has(name) && toml.isTable(List.of(name)) ? toml.getTable(List.of(name)) : null;
    if (table == null) {
      throw new GateException(
          Kind.BAD_DATA, "%s:1:1: the table [%s] is missing".formatted(file, name));
    }
    return new ManifestTable(
        file, name, table, Optional.ofNullable(toml.inputPositionOf(List.of(name))));
  }

  private ProjectDefinition project(ManifestTable table) throws GateException {
    ProjectDefinition project =
        new ProjectDefinition(
            name(table),
            table.text("language"),
            invocation(table),
            paths(table, "tracked_paths", List.of("bench/")),
            paths(table, "generated_paths", List.of()),
            paths(table, "protected_paths", List.of("bench/")),
            table.list("environment", String.class, List.of()));
    warnings.addAll(table.unknown());
    return project;
  }

  private static String name(ManifestTable table) throws GateException {
    String name = table.text("name");
    if (!BenchmarkId.isName(name)) {
      throw table.error(
          "name",
          "must be letters, digits, '_', '.', '+' and '-', 100 at most, beginning with a letter, a digit or '_', not '%s'"
              .formatted(name));
    }
    return name;
  }

  private static InvocationTemplate invocation(ManifestTable table) throws GateException {
    try {
      return new InvocationTemplate(table.text("invocation"));
    } catch (IllegalArgumentException e) {
      throw table.error("invocation", "cannot be filled in: " + e.getMessage());
    }
  }

  private static List<String> paths(ManifestTable table, String field, List<String> otherwise)
      throws GateException {
    List<String> paths = table.list(field, String.class, otherwise);
    for (String each : paths) {
      Path path = Path.of(each);
      if (each.isEmpty() || path.isAbsolute() || path.normalize().startsWith("..")) {
        throw table.error(field, "must be paths inside the project, and has '" + each + "'");
      }
    }
    return paths;
  }

  private List<BenchmarkDefinition> benchmarks(TomlTable toml, ManifestTable top)
      throws GateException {
    TomlArray tables =
        top.has("benchmarks") && toml.isArray(List.of("benchmarks"))
            ? toml.getArray(List.of("benchmarks"))
            : null;
    if (tables == null || tables.isEmpty()) {
      throw new GateException(
          Kind.BAD_DATA, file + ":1:1: there is no benchmark; begin one with [[benchmarks]]");
    }
    List<BenchmarkDefinition> benchmarks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      if (!tables.isTable(i)) {
        throw top.error("benchmarks", "must be tables: [[benchmarks]]");
      }
      ManifestTable table =
          new ManifestTable(
              file,
              "benchmarks[%d]".formatted(i),
              tables.getTable(i),
              Optional.ofNullable(tables.inputPositionOf(i)));
      BenchmarkDefinition benchmark = benchmark(table);
      if (!names.add(benchmark.name())) {
        throw table.error("name", "is that of an earlier benchmark: " + benchmark.name());
      }
      benchmarks.add(benchmark);
      warnings.addAll(table.unknown());
    }
    return benchmarks;
  }

  private BenchmarkDefinition benchmark(ManifestTable table) throws GateException {
    String name = name(table);
    Tier tier =
        table.choice("tier", Tier.class).orElseThrow(() -> table.error("tier", "is missing"));
    int repetitions = table.count("repetitions", 1, 1);
    List<Long> seeds = table.list("baseline_seeds", Long.class, List.of());
    GpuUse gpu = table.choice("gpu", GpuUse.class).orElse(GpuUse.NONE);
    PolicyReader policies = new PolicyReader(table, repetitions, seeds, warnings);
    Judgement judgement =
        switch (tier) {
          case CORRECTNESS -> policies.byReference();
          case PERFORMANCE, QUALITY -> policies.byMetric(tier);
        };
    table.optionalText("reference_policy"); // names no choice: a reference is frozen
    return new BenchmarkDefinition(
        name,
        table.text("entry_point"),
        judgement,
        repetitions,
        seeds,
        table.count("threads", 1, 1),
        gpu,
        table.flag("background_required", false),
        corpus(table),
        timeLimit(table),
        network(table, gpu));
  }

  private Optional<Corpus> corpus(ManifestTable table) throws GateException {
    Optional<String> path = table.optionalText("corpus_path");
    Optional<String> hash = table.optionalText("corpus_hash");
    Optional<Corpus.Kind> kind = table.choice("corpus_type", Corpus.Kind.class);
    if (hash.isPresent() && path.isEmpty()) {
      throw table.error("corpus_hash", "is of no corpus: corpus_path is missing");
    }
    if (hash.isPresent() && !hash.get().matches("sha256:[0-9a-f]{64}")) {
      throw table.error("corpus_hash", "must be 'sha256:' and 64 digits from 0 to f");
    }
    if (hash.isPresent() && kind.isEmpty()) {
      warnings.add(
          table.warning("corpus_hash", "is taken for that of a file: corpus_type is missing"));
    }
    return path.map(each -> new Corpus(each, hash, kind.orElse(Corpus.Kind.BYTES)));
  }

  private static Duration timeLimit(ManifestTable table) throws GateException {
    Optional<Double> limit = table.number("time_limit_seconds");
    Optional<Double> expected = table.number("expected_runtime_seconds");
    for (String field : List.of("time_limit_seconds", "expected_runtime_seconds")) {
      if (table.number(field).filter(value -> value <= 0).isPresent()) {
        throw table.error(field, "must be greater than zero");
      }
    }
    return limit
        .or(() -> expected.map(value -> value * SLACK))
        .map(seconds -> Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))))
        .orElse(USUAL_TIME_LIMIT);
  }

  /// A server that benchmarks of this machine share is reached over a network.
  private static NetworkPolicy network(ManifestTable table, GpuUse gpu) throws GateException {
    List<String> hosts = table.list("allowed_hosts", String.class, List.of());
    String usual =
        switch (gpu) {
          case OLLAMA -> "unrestricted";
          case NONE, DIRECT -> hosts.isEmpty() ? "disabled" : "allow_list";
        };
    String network = table.optionalText("network").orElse(usual);
    return switch (network.toLowerCase(Locale.ROOT)) {
      case "disabled" -> new NetworkPolicy.Disabled();
      case "local_only" -> new NetworkPolicy.LocalOnly();
      case "allow_list" -> new NetworkPolicy.AllowList(hosts);
      case "unrestricted" -> new NetworkPolicy.Unrestricted();
      default ->
          throw table.error(
              "network",
              "must be one of disabled, local_only, allow_list, unrestricted, not '%s'"
                  .formatted(network));
    };
  }
}
