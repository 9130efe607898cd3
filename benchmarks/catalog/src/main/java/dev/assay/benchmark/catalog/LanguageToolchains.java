package dev.assay.benchmark.catalog;

import dev.assay.benchmark.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The toolchains that a task needs: those that it names, or else those of its language in the
/// versions that the catalog is written for.
final class LanguageToolchains {
  private static final Pattern NEED =
      Pattern.compile("([A-Za-z0-9+._-]+?)(?:\\s*>=\\s*(\\d+(?:\\.\\d+)*))?");

  private LanguageToolchains() {}

  /// Reads `go` or `go>=1.21`, or nothing when the text is neither.
  static Optional<Requirement> parse(String need) {
    Matcher matcher = NEED.matcher(need.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group(2);
    return Optional.of(new Requirement(matcher.group(1), version == null ? "" : version));
  }

  static List<Requirement> of(String language, List<String> command) {
    List<Requirement> needs = new ArrayList<>();
    switch (language) {
      case "python" -> {
        needs.add(new Requirement("python3", "3.11"));
        if (command.contains("pytest")) {
          needs.add(new Requirement("pytest", ""));
        }
      }
      case "javascript", "typescript", "html" -> needs.add(new Requirement("node", "18"));
      case "go" -> needs.add(new Requirement("go", "1.21"));
      case "rust" -> needs.add(new Requirement("cargo", "1.74"));
      // The first version that knows -std=c++20.
      case "cpp", "c++" -> needs.add(new Requirement("g++", "10"));
      case "java" -> needs.add(new Requirement("javac", "17"));
      default -> {
        // Another catalog's language: its command will tell.
      }
    }
    return needs;
  }
}
