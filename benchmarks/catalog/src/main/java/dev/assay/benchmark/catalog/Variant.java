package dev.assay.benchmark.catalog;

/// What is judged to see whether a task's tests do their work.
public sealed interface Variant {
  /// The reference solution: it has to pass.
  record Reference() implements Variant {}

  /// The workspace as it is: it has to fail.
  record Starter() implements Variant {}

  /// A wrong solution: it has to fail.
  record Wrong(String mutant) implements Variant {}

  /// How reports call it.
  default String label() {
    return switch (this) {
      case Reference() -> "reference";
      case Starter() -> "starter";
      case Wrong(String mutant) -> "mutant " + mutant;
    };
  }
}
