package dev.assay.integrity;

import java.util.List;

/// An idea of how to pass without solving a task: what a participant would hand in for it.
///
/// @param language of the task
/// @param name unique within the language
/// @param tries one sentence
public record Attack(
    String language,
    String name,
    AttackGroup group,
    String tries,
    Target target,
    Reach reach,
    List<Part> parts) {
  public Attack {
    parts = List.copyOf(parts);
  }

  /// A piece of what is handed in.
  public sealed interface Part {
    /// A file to write. The text may hold the placeholders of [Placeholders].
    record File(String path, String text) implements Part {}

    /// What is said as it is, such as a diff that no honest program makes.
    record Reply(String text) implements Part {}
  }
}
