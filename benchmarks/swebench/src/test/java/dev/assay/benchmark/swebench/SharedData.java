package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/// Real data sets, which lie beside the repository where they are at all.
final class SharedData {
  private SharedData() {}

  /// Ends the test as skipped where the file is not there.
  static Path file(String name) {
    Path root = Path.of(System.getProperty("assay.root", ".")).toAbsolutePath().normalize();
    Path shared =
        Path.of(System.getProperty("assay.shared", root.resolveSibling("shared").toString()));
    Path file = shared.resolve("data/swe-bench").resolve(name);
    assumeThat(file).exists();
    return file;
  }
}
