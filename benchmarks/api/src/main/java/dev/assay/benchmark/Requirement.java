package dev.assay.benchmark;

/// A toolchain that a task needs.
///
/// @param name `python3`, `go`, `cargo`, `g++`, `node`, `java`
/// @param minimumVersion dotted numbers, empty when any will do
public record Requirement(String name, String minimumVersion) {
  @Override
  public String toString() {
    return minimumVersion.isEmpty() ? name : name + " " + minimumVersion + "+";
  }
}
