package dev.assay.benchmark;

import java.nio.file.Path;

/// What was found of a [Requirement].
public sealed interface ToolchainFinding {
  /// What was looked for.
  Requirement requirement();

  /// It is here, and new enough.
  ///
  /// @param program the absolute path of the program
  /// @param version dotted numbers as the program printed them; empty for a program that no version
  ///   is asked of, and that may not know one
  record Found(Requirement requirement, Path program, String version) implements ToolchainFinding {}

  /// It is not here, too old, or does not run.
  ///
  /// @param reason what is wrong, for a person
  /// @param debianPackage the package of Debian and Ubuntu that brings it
  /// @param macRemedy the command for macOS
  record Missing(Requirement requirement, String reason, String debianPackage, String macRemedy)
      implements ToolchainFinding {
    /// The reason and the remedies as one sentence.
    public String sentence() {
      return reason
          + "; on Debian and Ubuntu: apt install "
          + debianPackage
          + "; on macOS: "
          + macRemedy;
    }
  }
}
