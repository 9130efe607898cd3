package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A project's `bench/manifest.toml`.
///
/// @param file where it is
/// @param sha256 of its bytes
/// @param warnings what in it is allowed, and hardly meant
public record Manifest(
    Path file,
    String sha256,
    ProjectDefinition project,
    List<BenchmarkDefinition> benchmarks,
    List<String> warnings) {
  /// Where a manifest is in its project.
  static final Path PLACE = Path.of("bench", "manifest.toml");

  public Manifest {
    benchmarks = List.copyOf(benchmarks);
    warnings = List.copyOf(warnings);
  }

  /// @throws GateException when the project has no benchmark of that name
  public BenchmarkDefinition benchmark(String name) throws GateException {
    for (BenchmarkDefinition each : benchmarks) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw new GateException(
        Kind.NOT_FOUND,
        benchmarks.stream()
            .map(BenchmarkDefinition::name)
            .collect(
                Collectors.joining(
                    ", ",
                    "%s has no benchmark '%s'; there are: ".formatted(project.name(), name),
                    "")));
  }
}
