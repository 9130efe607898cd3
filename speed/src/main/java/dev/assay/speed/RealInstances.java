package dev.assay.speed;

import java.nio.file.Path;

/// Real instances of SWE-bench, which this project does not bring.
///
/// @param repositories where repositories are: an address or a folder, with `{owner}` and `{name}`
///   in it
/// @param dataset the file or folder with the rows
record RealInstances(String repositories, Path dataset) {
  RealInstances {
    // Programs are started in other folders; an address has a colon.
    repositories =
        repositories.contains(":")
            ? repositories
            : Path.of(repositories).toAbsolutePath().normalize().toString();
    dataset = dataset.toAbsolutePath().normalize();
  }
}
