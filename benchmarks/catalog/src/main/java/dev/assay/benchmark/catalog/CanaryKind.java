package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TestReportFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a canary is written for a test framework.
enum CanaryKind {
  /// A function at the end of a module of pytest's.
  PYTEST("pytest", TestReportFormat.JUNIT, 1, "(.*/)?(test_[^/]*|[^/]*_test)\\.py", "::", "_"),
  /// A test at the end of a module of node's own test runner.
  NODE("node-test", TestReportFormat.TAP, 1, ".*\\.test\\.mjs", " > ", " "),
  /// A function at the end of a file of Go's `testing`.
  GO("go-test", TestReportFormat.GO_JSON, 1, ".*_test\\.go", "::", ""),
  /// A function at the end of an integration test of Cargo's.
  LIBTEST("libtest", TestReportFormat.LIBTEST, 101, "tests/[^/]*\\.rs", "::", "_"),
  /// A test at the end of a C++ source with the macro `TEST("name") { … }`, which fails by
  /// throwing.
  TEST_MACRO("cpp-test-macro", TestReportFormat.TAP, 1, ".*_test\\.cpp", ": ", " "),
  /// A test behind `Suite suite = new Suite();` in Java, with `suite.group` and `suite.test`.
  SUITE("java-suite", TestReportFormat.TAP, 1, ".*\\.java", " > ", " ");

  private static final String NEW_SUITE = "Suite suite = new Suite();\n";

  private final String wireName;

  /// The only format of report that it is looked for in.
  final TestReportFormat format;

  /// What the command ends with when a test fails.
  final int failureStatus;

  /// The paths of files that it may be added to.
  final Pattern files;

  /// What parts a test's name from what it belongs to, in an id.
  final String separator;

  /// What parts the words of a name.
  final String space;

  CanaryKind(
      String wireName,
      TestReportFormat format,
      int failureStatus,
      String files,
      String separator,
      String space) {
    this.wireName = wireName;
    this.format = format;
    this.failureStatus = failureStatus;
    this.files = Pattern.compile(files);
    this.separator = separator;
    this.space = space;
  }

  static Optional<CanaryKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(kind -> kind.wireName).toList();
  }

  /// The text of a file with a canary; empty when the file has no place for one.
  ///
  /// @param group what the canary belongs to, where it has to say so
  /// @param name as in its id
  /// @param reversed what it says when it fails, from the last letter to the first
  Optional<String> added(String text, String group, String name, String reversed) {
    if (this == SUITE) {
      return text.contains(NEW_SUITE)
          ? Optional.of(text.replace(NEW_SUITE, NEW_SUITE + source(group, name, reversed)))
          : Optional.empty();
    }
    return Optional.of(text + source(group, name, reversed));
  }

  private String source(String group, String name, String reversed) {
    return switch (this) {
      case PYTEST ->
          """


          def %s():
              raise AssertionError("%s"[::-1])
          """
              .formatted(name, reversed);
      case NODE ->
          """

          import { test as test_%2$s } from 'node:test';
          import assert_%2$s from 'node:assert/strict';
          test_%2$s('%1$s', () => {
            const text = [...'%2$s'].reverse().join('');
            assert_%2$s.equal(text, '', text);
          });
          """
              .formatted(name, reversed);
      case GO ->
          """

          func %s(t *testing.T) {
          	text := ""
          	for _, letter := range "%s" {
          		text = string(letter) + text
          	}
          	t.Fatal(text)
          }
          """
              .formatted(name, reversed);
      case LIBTEST ->
          """

          #[test]
          fn %s() {
              panic!("{}", "%s".chars().rev().collect::<String>());
          }
          """
              .formatted(name, reversed);
      case TEST_MACRO ->
          """

          #include <stdexcept>
          #include <string>

          TEST("%s") {
            const std::string text = "%s";
            throw std::runtime_error(std::string(text.rbegin(), text.rend()));
          }
          """
              .formatted(name, reversed);
      case SUITE ->
          """
          suite.group("%s");
          suite.test("%s", () -> {
            throw new Failure(new StringBuilder("%s").reverse().toString());
          });
          """
              .formatted(group, name, reversed);
    };
  }
}
