package dev.assay.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a test command says what became of each test.
public enum TestReportFormat {
  /// JUnit's XML in the dialects of pytest, Surefire, the JUnit console, node and googletest. An id
  /// is `classname::name`; where a dialect has no class, the suites' names and the test's, joined
  /// with ` > `.
  JUNIT("junit"),
  /// What `go test -json` prints. An id is `import/path::TestName/subtest`.
  GO_JSON("go-json"),
  /// The text of Rust's built-in test harness, as `cargo test` prints it. An id is the test's path;
  /// where a later test binary has a test of the same path, ` (2)` and so on is appended.
  LIBTEST("libtest"),
  /// The Test Anything Protocol, versions 13 and 14, with node's and TAP 14's subtests. An id is
  /// the subtests' names and the test's, joined with ` > `.
  TAP("tap"),
  /// No report: the command is the only test, and its exit status is the result.
  EXIT_CODE("exit-code");

  private final String wireName;

  TestReportFormat(String wireName) {
    this.wireName = wireName;
  }

  /// The name in a task's metadata.
  public String wireName() {
    return wireName;
  }

  /// The format of a name, or nothing when there is none.
  public static Optional<TestReportFormat> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(format -> format.wireName.equals(wireName)).findFirst();
  }

  /// All names, for messages.
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(TestReportFormat::wireName).toList();
  }
}
