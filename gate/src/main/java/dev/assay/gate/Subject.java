package dev.assay.gate;

import java.nio.file.Path;

/// A benchmark, as a folder has it.
///
/// @param root the project's folder, without links in its path
record Subject(Manifest manifest, BenchmarkDefinition benchmark, Path root) {
  BenchmarkId id() {
    return new BenchmarkId(manifest.project().name(), benchmark.name());
  }

  ProjectDefinition project() {
    return manifest.project();
  }

  Terms terms() throws GateException {
    return Terms.of(manifest, benchmark, root);
  }
}
