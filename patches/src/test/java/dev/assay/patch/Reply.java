package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Set;

/// Reads what a model wrote, for tests.
final class Reply {
  private Reply() {}

  /// The patch in a reply and its repairs; fails the test when there is none.
  static Extraction.Found found(String reply, String... workspacePaths) {
    return found(reply, new ExtractionOptions(Set.of(workspacePaths)));
  }

  static Extraction.Found found(String reply, ExtractionOptions options) {
    return switch (PatchExtractor.extract(reply, options)) {
      case Extraction.Found found -> found;
      case Extraction.Missing missing -> fail("no patch: " + missing.reason());
    };
  }

  /// Why there is no patch in a reply; fails the test when there is one.
  static String missing(String reply, String... workspacePaths) {
    return missing(reply, new ExtractionOptions(Set.of(workspacePaths)));
  }

  static String missing(String reply, ExtractionOptions options) {
    return switch (PatchExtractor.extract(reply, options)) {
      case Extraction.Found found -> fail("a patch: " + UnifiedDiff.format(found.patch()));
      case Extraction.Missing missing -> missing.reason();
    };
  }

  /// Applies the patch in a reply with rules that allow nothing inexact, and gives all repairs.
  static List<String> applied(String reply, Workspace workspace) {
    Extraction.Found found = found(reply, new ExtractionOptions(workspace.files().keySet()));
    Application application = workspace.apply(found.patch());
    assertThat(application).isInstanceOf(Application.Applied.class);
    return java.util.stream.Stream.concat(
            found.repairs().stream(), ((Application.Applied) application).repairs().stream())
        .toList();
  }
}
