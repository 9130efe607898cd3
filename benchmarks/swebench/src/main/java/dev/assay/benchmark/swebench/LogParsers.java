package dev.assay.benchmark.swebench;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The parsers by the names that rows call them by.
final class LogParsers {
  private static final String PREFIX = "parse_log_";

  private static final Map<String, Supplier<LogParser>> BY_NAME =
      Map.ofEntries(
          entry("pytest", PytestParser::plain),
          entry("astroid", PytestParser::plain),
          entry("flask", PytestParser::plain),
          entry("marshmallow", PytestParser::plain),
          entry("pvlib", PytestParser::plain),
          entry("pyvista", PytestParser::plain),
          entry("sqlfluff", PytestParser::plain),
          entry("xarray", PytestParser::plain),
          entry("pytest_options", PytestParser::withShortPaths),
          entry("pydicom", PytestParser::withShortPaths),
          entry("pylint", PytestParser::withShortPaths),
          entry("requests", PytestParser::withShortPaths),
          entry("pytest_v2", PytestVerboseParser::new),
          entry("astropy", PytestVerboseParser::new),
          entry("scikit", PytestVerboseParser::new),
          entry("sphinx", PytestVerboseParser::new),
          entry("matplotlib", PytestParser::withMouseButtons),
          entry("seaborn", SeabornParser::new),
          entry("django", DjangoParser::new),
          entry("sympy", SympyParser::new),
          entry("googletest", GoogleTestParser::new),
          entry("doctest", DoctestParser::new),
          entry("redis", RedisParser::new),
          entry(
              "jq",
              form(
                  "(?<status>PASS|FAIL):\\s(?<name>.+)",
                  Map.of("PASS", LoggedStatus.PASSED, "FAIL", LoggedStatus.FAILED))),
          entry(
              "micropython_test",
              form(
                  "(?<status>pass|FAIL|skip)\\s+(?<name>.+)",
                  Map.of(
                      "pass", LoggedStatus.PASSED,
                      "FAIL", LoggedStatus.FAILED,
                      "skip", LoggedStatus.SKIPPED))),
          entry("gotest", GoTestParser::new),
          entry("cargo", CargoParser::new),
          entry("maven", MavenParser::new),
          entry(
              "ant",
              form(
                  "\\[junit]\\s+\\[(?<status>PASS|FAIL|ERR)]\\s+(?<name>.*)",
                  Map.of(
                      "PASS", LoggedStatus.PASSED,
                      "FAIL", LoggedStatus.FAILED,
                      "ERR", LoggedStatus.FAILED))),
          entry("gradle_custom", GradleParser::new),
          entry(
              "jest",
              form(
                  "(?<status>[✓✕○])\\s+(?<name>.+?)(?:\\s\\(\\d+\\s*m?s\\))?",
                  Map.of(
                      "✓", LoggedStatus.PASSED,
                      "✕", LoggedStatus.FAILED,
                      "○", LoggedStatus.SKIPPED))),
          entry(
              "vitest",
              form(
                  "(?<status>[✓×↓])\\s(?<name>.+?)(?:\\s(?:\\d+\\s*m?s?|\\[skipped]))?",
                  Map.of(
                      "✓", LoggedStatus.PASSED,
                      "×", LoggedStatus.FAILED,
                      "↓", LoggedStatus.SKIPPED))),
          entry(
              "jest_json",
              form(
                  "\\[(?<status>PASSED|FAILED)]\\s(?<name>.+)",
                  Map.of("PASSED", LoggedStatus.PASSED, "FAILED", LoggedStatus.FAILED))),
          entry(
              "tap",
              form(
                  "(?<status>ok|not ok) \\d+ (?<name>.+)",
                  Map.of("ok", LoggedStatus.PASSED, "not ok", LoggedStatus.FAILED))),
          entry("karma", KarmaParser::new),
          entry("minitest", MinitestParser::new),
          entry("cucumber", CucumberParser::new),
          entry("ruby_unit", RubyUnitParser::new),
          entry("rspec_transformed_json", RspecParser::new),
          entry("phpunit", PhpUnitParser::new));

  /// Repositories whose instances differ in what runs their tests.
  private static final Map<String, String> BY_INSTANCE =
      Map.of(
          "immutable-js__immutable-js-2005", "jest_json",
          "immutable-js__immutable-js-2006", "jest",
          "jekyll__jekyll-8047", "minitest",
          "jekyll__jekyll-8167", "minitest",
          "jekyll__jekyll-8761", "cucumber",
          "jekyll__jekyll-8771", "cucumber",
          "jekyll__jekyll-9141", "minitest");

  /// What reads the logs of rows from before rows named it.
  private static final Map<String, String> BY_REPOSITORY =
      Map.ofEntries(
          entry("astropy/astropy", "astropy"),
          entry("django/django", "django"),
          entry("marshmallow-code/marshmallow", "marshmallow"),
          entry("matplotlib/matplotlib", "matplotlib"),
          entry("mwaskom/seaborn", "seaborn"),
          entry("pallets/flask", "flask"),
          entry("psf/requests", "requests"),
          entry("pvlib/pvlib-python", "pvlib"),
          entry("pydata/xarray", "xarray"),
          entry("pydicom/pydicom", "pydicom"),
          entry("pylint-dev/astroid", "astroid"),
          entry("pylint-dev/pylint", "pylint"),
          entry("pytest-dev/pytest", "pytest"),
          entry("pyvista/pyvista", "pyvista"),
          entry("scikit-learn/scikit-learn", "scikit"),
          entry("sphinx-doc/sphinx", "sphinx"),
          entry("sqlfluff/sqlfluff", "sqlfluff"),
          entry("sympy/sympy", "sympy"));

  private LogParsers() {}

  /// A new parser for a log of an instance, or nothing when none is known.
  static Optional<LogParser> of(Instance instance) {
    String name =
        instance
            .logParser()
            .map(full -> full.startsWith(PREFIX) ? full.substring(PREFIX.length()) : full)
            .orElse(BY_REPOSITORY.getOrDefault(instance.repository(), ""));
    boolean byInstance = name.equals("immutable_js") || name.equals("jekyll");
    return named(byInstance ? BY_INSTANCE.getOrDefault(instance.id(), "") : name);
  }

  /// A new parser.
  ///
  /// @param name without `parse_log_`
  static Optional<LogParser> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
  }

  /// All names, without `parse_log_`.
  static Set<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  /// Says that there is none for an instance, and which there are.
  static String unknown(Instance instance) {
    return "%s has no log_parser that is known here; known are %s"
        .formatted(instance.id(), String.join(", ", names()));
  }

  private static Supplier<LogParser> form(String form, Map<String, LoggedStatus> words) {
    PatternParser parser = PatternParser.of(form, words);
    return () -> parser;
  }
}
