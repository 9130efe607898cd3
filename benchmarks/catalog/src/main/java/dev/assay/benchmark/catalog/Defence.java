package dev.assay.benchmark.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What keeps a patch from passing without a solution. All are on, unless somebody wants to see
/// what one of them is for.
public enum Defence {
  /// A patch that touches a protected file is refused, and such files are laid down anew.
  PROTECTED_FILES,
  /// The tests are laid down after the patch.
  TESTS_LAID_LAST,
  /// A report that is there before the tests run is removed.
  FRESH_REPORT,
  /// Every expected test has to be reported as passed.
  EXPECTED_TESTS,
  /// The test command has to end as it does when all tests passed.
  EXIT_STATUS,
  /// A test that no solution passes has to fail.
  CANARY;

  /// As people write it.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The one of that label.
  public static Optional<Defence> ofLabel(String label) {
    return Arrays.stream(values()).filter(defence -> defence.label().equals(label)).findFirst();
  }

  /// All that people may write.
  public static List<String> labels() {
    return Arrays.stream(values()).map(Defence::label).toList();
  }
}
