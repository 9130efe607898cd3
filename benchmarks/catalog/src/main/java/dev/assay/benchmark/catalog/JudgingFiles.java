package dev.assay.benchmark.catalog;

import dev.assay.patch.PathGlobs;
import java.util.List;

/// The files by which a language's tools can be told what to run and what to call passed, under
/// their usual names. No catalog has to name them; one that wants them to be edited says so.
final class JudgingFiles {
  private static final List<String> PYTHON =
      List.of(
          "conftest.py",
          "pytest.ini",
          ".pytest.ini",
          "pytest.toml",
          ".pytest.toml",
          "tox.ini",
          "setup.cfg",
          "pyproject.toml",
          "sitecustomize.py",
          "usercustomize.py",
          "*.pth",
          // Where pytest finds plugins, and what it is made of: the root comes first in sys.path.
          "**/*.{dist,egg}-info/**",
          "{pytest,_pytest,pluggy,iniconfig,packaging,pygments}.py",
          "{pytest,_pytest,pluggy,iniconfig,packaging,pygments}/**");
  private static final List<String> JAVASCRIPT =
      List.of(
          "package.json",
          ".npmrc",
          "node.config.json",
          "**/node_modules/**",
          "{jest,vitest,vite,babel}.config.*",
          ".mocharc.*",
          ".babelrc*");
  private static final List<String> GO =
      List.of("go.mod", "go.sum", "go.work", "go.work.sum", "vendor/**");
  private static final List<String> RUST =
      List.of(
          "Cargo.toml",
          "Cargo.lock",
          "build.rs",
          "**/.cargo/**",
          "rust-toolchain",
          "rust-toolchain.toml");
  private static final List<String> JAVA =
      List.of(
          "pom.xml",
          "*.gradle",
          "*.gradle.kts",
          "gradlew",
          "mvnw",
          ".mvn/**",
          "gradle/**",
          "**/META-INF/services/**",
          "junit-platform.properties");
  private static final List<String> CPP = List.of("CMakeLists.txt", "Makefile", "GNUmakefile");

  private JudgingFiles() {}

  /// Globs of them, without those that cover a path or glob that may be edited.
  static List<String> of(String language, List<String> editable) {
    return ofLanguage(language).stream()
        .filter(glob -> {
          PathGlobs matcher = PathGlobs.ignoringCase(List.of(glob));
          return editable.stream().noneMatch(matcher::match);
        })
        .toList();
  }

  private static List<String> ofLanguage(String language) {
    return switch (language) {
      case "python" -> PYTHON;
      case "javascript", "typescript", "html" -> JAVASCRIPT;
      case "go" -> GO;
      case "rust" -> RUST;
      case "java" -> JAVA;
      case "c", "cpp" -> CPP;
      // Of other languages nothing is known.
      default -> List.of();
    };
  }
}
