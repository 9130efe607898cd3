package dev.assay.benchmark.catalog;

import java.util.List;

/// A plausible wrong solution that the tests have to catch.
///
/// @param name of its folder
/// @param files laid over the workspace
/// @param caughtBy ids of tests that have to fail, from the `caught-by:` lines of its `MUTANT.md`
record Mutant(String name, SourceTree files, List<String> caughtBy) {
  static final String NOTE = "MUTANT.md";
  static final String CAUGHT_BY = "caught-by:";

  Mutant {
    caughtBy = List.copyOf(caughtBy);
  }
}
