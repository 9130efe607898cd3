package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// By what a benchmark is measured and judged. They are recorded with a baseline or a reference,
/// and hold until a person accepts others: whoever may change the code must not be able to change
/// the question with it.
///
/// @param fields of the manifest, and the SHA-256 of each protected file
public record Terms(SortedMap<String, String> fields) {
  private static final String FILE = "file ";

  public Terms {
    fields = new TreeMap<>(fields);
  }

  /// The terms as a project's folder has them now.
  static Terms of(Manifest manifest, BenchmarkDefinition benchmark, Path root)
      throws GateException {
    ProjectDefinition project = manifest.project();
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("invocation", project.invocation().text());
    fields.put("entry_point", benchmark.entryPoint());
    fields.put("repetitions", Integer.toString(benchmark.repetitions()));
    fields.put("time_limit", benchmark.timeLimit().toString());
    fields.put("environment", String.join(", ", project.environment()));
    fields.put("protected_paths", String.join(", ", project.protectedPaths()));
    benchmark
        .corpus()
        .ifPresent(corpus -> {
          fields.put("corpus_path", corpus.path());
          fields.put("corpus_hash", corpus.hash().orElse(""));
        });
    switch (benchmark.judgement()) {
      case Judgement.ByReference _ -> fields.put("tier", Tier.CORRECTNESS.name());
      case Judgement.ByMetric(Tier tier, Direction direction, Policy policy) -> {
        fields.put("tier", tier.name());
        fields.put("metric_direction", direction.name());
        fields.put("policy", policy.toString());
      }
    }
    addFiles(project, benchmark, root, fields);
    return new Terms(fields);
  }

  private static void addFiles(
      ProjectDefinition project,
      BenchmarkDefinition benchmark,
      Path root,
      SortedMap<String, String> fields)
      throws GateException {
    List<String> apart = new ArrayList<>(project.generatedPaths());
    apart.add(Manifest.PLACE.toString());
    benchmark
        .corpus()
        .filter(corpus -> corpus.hash().isPresent())
        .ifPresent(corpus -> apart.add(corpus.path()));
    ProjectFiles files = new ProjectFiles(root, apart);
    try {
      for (Path file : files.under(project.protectedPaths())) {
        fields.put(FILE + root.relativize(file), ProjectFiles.digest(file));
      }
    } catch (IOException e) {
      throw new GateException(
          GateException.Kind.INPUT_OUTPUT,
          "cannot read the protected files of " + root + ": " + e,
          e);
    }
  }

  /// What others have that is not as it is here, each in a few words.
  List<String> differences(Terms others) {
    TreeSet<String> names = new TreeSet<>(fields.keySet());
    names.addAll(others.fields.keySet());
    return names.stream()
        .filter(name -> !value(name).equals(others.value(name)))
        .map(name -> describe(name, others))
        .toList();
  }

  private String value(String name) {
    return fields.getOrDefault(name, "");
  }

  private String describe(String name, Terms others) {
    if (name.startsWith(FILE)) {
      String change =
          !fields.containsKey(name)
              ? "is new"
              : others.fields.containsKey(name) ? "was changed" : "was removed";
      return name + " " + change;
    }
    return "%s: '%s' became '%s'".formatted(name, value(name), others.value(name));
  }
}
