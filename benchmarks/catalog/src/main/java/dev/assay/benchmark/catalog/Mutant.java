package dev.assay.benchmark.catalog;

import dev.assay.patch.Application;
import dev.assay.patch.ApplyRules;
import dev.assay.patch.Patch;
import dev.assay.patch.PatchApplier;
import dev.assay.patch.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A plausible wrong solution that the tests have to catch.
///
/// @param name of its folder
/// @param change what makes it of the reference
/// @param caughtBy ids of tests that have to fail, from the `caught-by:` lines of its `MUTANT.md`
record Mutant(String name, Patch change, List<String> caughtBy) {
  static final String NOTE = "MUTANT.md";
  static final String CHANGE = "mutant.diff";
  static final String CAUGHT_BY = "caught-by:";

  Mutant {
    caughtBy = List.copyOf(caughtBy);
  }

  /// The change of the workspace that it comes to.
  ///
  /// @param workspace what a participant starts from
  /// @param reference the workspace with the reference in it
  /// @param scratch an existing folder; what is made in it is removed again
  /// @throws StaleMutantException when the change does not fit the reference
  Patch asPatch(SourceTree workspace, SourceTree reference, Path scratch)
      throws IOException, StaleMutantException {
    Path folder = Files.createTempDirectory(scratch, "mutant-");
    try {
      reference.copyTo(folder);
      return switch (PatchApplier.apply(change, folder, ApplyRules.EXACT)) {
        case Application.Applied _ -> {
          SourceTree mutated = SourceTree.read(folder, new TaskProblems(_ -> {}));
          yield UnifiedDiff.between(workspace.texts(), mutated.texts());
        }
        case Application.Refused(var _, String detail) -> throw new StaleMutantException(detail);
      };
    } finally {
      TreeRemoval.remove(folder);
    }
  }
}
