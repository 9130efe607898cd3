package dev.assay.benchmark.testlog;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The parsers by name: what runs the tests, or a project whose logs are of a form of their own.
public final class LogParsers {
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

  private LogParsers() {}

  /// A new parser, or nothing when none has the name.
  public static Optional<LogParser> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
  }

  /// All names, in order.
  public static Set<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  private static Supplier<LogParser> form(String form, Map<String, LoggedStatus> words) {
    PatternParser parser = PatternParser.of(form, words);
    return () -> parser;
  }
}
