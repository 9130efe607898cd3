package dev.assay.benchmark.testlog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lines such as the programs print whose output the parsers read. `{t}` is a test's name, `{w}` a
/// word, `{n}` a number.
final class LogShapes {
  private static final List<String> PYTEST =
      List.of(
          "PASSED {t}",
          "PASSED {t}",
          "FAILED {t} - AssertionError: {w} - {w}",
          "FAILED {t}",
          "ERROR {t} - {w}",
          "XFAIL {t} - {w}",
          "XPASS {t} {w}",
          "SKIPPED [{n}] a/{w}.py:{n}: {w}",
          "SKIPPED {t}",
          "{t} PASSED [ {n}%]",
          "{t} PASSED",
          "{t} FAILED",
          "\u001b[32mPASSED\u001b[0m {t}",
          "\u001b[31mFAILED\u001b[0m {t} - {w}",
          "{t} \u001b[32mPASSED\u001b[0m",
          "PASSED {t}[MouseButton.LEFT-{n}]",
          "PASSED {t}[/tmp/{w}/{w}.txt]",
          "PASSED {t}[//{w}/{w}]",
          "PASSED {t}[/{w}/*/{w}]",
          "ERROR: {w} {w}",
          "===== {n} passed, {n} failed in {n}s =====",
          "E   AssertionError: {w}");

  private static final List<String> JEST =
      List.of(
          "PASS src/{w}.test.js",
          "  {w} {w}",
          "    ✓ {t} ({n} ms)",
          "    ✓ {t}",
          "    ✕ {t} ({n}ms)",
          "    ○ skipped {t}",
          "  ● {w} › {t}",
          "    ✓ {t} (1.2 s)",
          "    ✔ {t}",
          "[PASSED] {t}",
          "[FAILED] {t}",
          "[PENDING] {t}",
          "Tests:       {n} passed, {n} total",
          "Tests:",
          "  {n} passed");

  private static final List<String> MINITEST =
      List.of(
          "{w}Test#test_{w}. {w} = 0.0{n} s = .",
          "{t}. = 0.{n} s = F",
          "{t}. = 0.{n} s = E",
          "{t}. = 0.{n} s = S",
          "# Running:",
          "{n} runs, {n} assertions, {n} failures, {n} errors, {n} skips",
          "{w}. {t}. x = y = . {w}");

  private static final List<String> CUCUMBER =
      List.of(
          "{t} ....",
          "{t} ..F-",
          "{t} .F.",
          "{t} ...",
          "{t} .. .",
          "{t} . F",
          "{n} scenarios ({n} passed)",
          "{t}...");

  private static final Map<String, List<String>> OTHERS =
      Map.ofEntries(
          Map.entry(
              "django",
              List.of(
                  "{t} ({w}.{w}) ... ok",
                  "{t} ({w}.{w}) ... FAIL",
                  "{t} ({w}.{w}) ... ERROR",
                  "{t} ({w}.{w}) ... skipped '{w}'",
                  "{t} ({w}.{w}) ... expected failure",
                  "{t} ({w}.{w})",
                  "A sentence of {w}. ... ok",
                  "{t} ({w}.{w}) ... Testing against Django installed in '/testbed' with {n}",
                  "  Applying {w}.0001_initial... OK",
                  "System check identified no issues ({n} silenced).",
                  "ok",
                  "{t} ({w}) ... Internal Server Error: /{w}/",
                  "{t} ({w}) ... System check identified no issues (0 silenced)",
                  "{t} ({w}) ... ",
                  "FAIL: {t} ({w}.{w})",
                  "ERROR: {t} ({w}.{w})",
                  "--version is equivalent to version ... ok",
                  "Applying sites.0002_alter_domain_unique...test_no_migrations ({w}) ... ok",
                  "Ran {n} tests in {n}s",
                  "FAIL:")),
          Map.entry(
              "sympy",
              List.of(
                  "test_{w} ok",
                  "test_{w} F",
                  "test_{w} E",
                  "test_{w} f",
                  "test_{w}[{n}] ok",
                  "  test_{w} ok",
                  "test_{w} ok                              [OK]",
                  "____________ sympy/{w}/tests/test_{w}.py:test_{w} ____________",
                  "________________________________________________________________",
                  "= tests finished: {n} passed, {n} failed, in {n} seconds =",
                  "sympy/{w}/tests/test_{w}.py[{n}]",
                  " _ a.py:{w} b.py:{w} _ {w}")),
          Map.entry(
              "googletest",
              List.of(
                  "{n}: [ RUN      ] {t}",
                  "{n}: [       OK ] {t} ({n} ms)",
                  "[       OK ] {w}.{w} ({n} ms)",
                  "[  FAILED  ] {t} ({n} ms)",
                  "[  FAILED  ] {t}",
                  "[  FAILED  ] {w}/{n}, where GetParam() = ({w}, {n}) ({n} ms)",
                  "[  SKIPPED ] {t} ({n} ms)",
                  "[  PASSED  ] {n} tests.",
                  "[ OK ] [ OK ] {t} (a) (b)")),
          Map.entry(
              "gotest",
              List.of(
                  "=== RUN   {t}",
                  "--- PASS: {t} (0.0{n}s)",
                  "    --- PASS: {t}/{w}_({n}) (0.00s)",
                  "\t--- FAIL: {t} ({n}s)",
                  "--- SKIP: {t} (0.00s)",
                  "--- PASS: {t} ()",
                  "ok  \t{w}/{w}\t0.1s",
                  "FAIL\t{w} [build failed]",
                  "--- PASS: {w}")),
          Map.entry(
              "cargo",
              List.of(
                  "running {n} tests",
                  "test {w}::{w} ... ok",
                  "test {w}::{w} ... FAILED",
                  "test {t} ... ok",
                  "test {w} ... ignored",
                  "test {w} - should panic ... ok",
                  "test src/lib.rs - {w} (line {n}) ... ok",
                  "test result: ok. {n} passed; {n} failed")),
          Map.entry(
              "maven",
              List.of(
                  "+ mvnd test -B -T 1C -pl {w} -Dtest={w}.{w}#{w}",
                  "+ mvn test '-Dtest={t}'",
                  "[INFO] BUILD SUCCESS",
                  "[INFO] BUILD FAILURE",
                  "[ERROR] BUILD FAILURE {w}",
                  "[INFO] Tests run: {n}, Failures: {n}",
                  "-Dtest={w} -Dtest={w}",
                  "-Dtest= {w}",
                  "-Dtest={w} BUILD SUCCESS")),
          Map.entry(
              "ant",
              List.of(
                  "    [junit] [PASS] {t}",
                  "    [junit] [FAIL] {t}",
                  "[junit]   [ERR]   {t} ",
                  "    [junit] Tests run: {n}, Failures: {n}",
                  "    [junit] [SKIP] {t}",
                  "BUILD SUCCESSFUL")),
          Map.entry(
              "gradle_custom",
              List.of(
                  "{w}.{w} > {t} PASSED",
                  "{w} > {w} > {t} FAILED",
                  "{w} > {t} SKIPPED",
                  "> Task :{w} FAILED",
                  "  {w} > {t}()  PASSED",
                  "BUILD FAILED in {n}s",
                  "{w} > {t} PASSED ({n}s)")),
          Map.entry(
              "vitest",
              List.of(
                  " ✓ src/{w}.test.ts > {t}",
                  " ✓ src/{w}.test.ts ({n} tests) {n}ms",
                  "   × {t} {n}ms",
                  " ↓ {t} [skipped]",
                  " ❯ {w} ({n})",
                  "   ✓ {t} {n} ms",
                  "   ✓ {t} {n}",
                  "   → expected {n}",
                  "      Tests  {n} passed ({n})")),
          Map.entry(
              "tap",
              List.of(
                  "TAP version 13",
                  "ok {n} - {t}",
                  "not ok {n} - {t}",
                  "    ok {n} {t}",
                  "ok {n} - {t} # SKIP {w}",
                  "not ok {n} {t} # TODO",
                  "ok - {t}",
                  "1..{n}",
                  "# tests {n}",
                  "  ---")),
          Map.entry(
              "karma",
              List.of(
                  "Starting browser Chrome",
                  "Starting browser Chrome",
                  "  {w}",
                  "    {w} {w}",
                  "      {w}",
                  "    ✔ {t}",
                  "      ✖ {t}",
                  "  ✔ {t}",
                  "",
                  "Chrome Headless {n}: Executed {n} of {n} SUCCESS",
                  "SUMMARY:",
                  "✔ {n} tests completed")),
          Map.entry(
              "ruby_unit",
              List.of(
                  "test: {t}: .",
                  "  test: {t}:\t\t.: (0.00{n})",
                  "  {t}:\tF",
                  "  {t}: E: x",
                  "  {t}: O",
                  "{t}: P",
                  "test: {t}: Ex",
                  "{w}: {w}: . {w}: F",
                  "{n} tests, {n} assertions")),
          Map.entry(
              "rspec_transformed_json",
              List.of(
                  "{t} - passed",
                  "{t} - failed",
                  "{t} - pending",
                  "  {t} - passed {n}",
                  "{t} - {w} - failed",
                  "{n} examples")),
          Map.entry(
              "phpunit",
              List.of(
                  "{w} {w} ({w}\\{w})",
                  "{w}{w} (Tests\\{w})",
                  " ✔ {t}",
                  " ✘ {t}",
                  " ↩ {t}",
                  "   │ Failed asserting {w} ({w})",
                  " ✔ {t} with data set \"{w}\"",
                  "OK ({n} tests, {n} assertions)",
                  "∅ {t}",
                  "A (x)")),
          Map.entry(
              "jq",
              List.of(
                  "PASS: tests/{t}",
                  "FAIL: tests/{t}",
                  "SKIP: {t}",
                  "  PASS: {t}",
                  "# PASS: {n}",
                  "FAIL:\t{t}")),
          Map.entry(
              "redis",
              List.of(
                  "[ok]: {t} ({n} ms)",
                  "[err]: {t} in tests/unit/{w}.tcl",
                  "[err]: {t}  in  {w}",
                  "[skip]: {t}",
                  "[ignore]: {t} in {w}",
                  "[ok]: {t} ({n}s)",
                  "[exception]: {t}",
                  "[testing]: {w}")),
          Map.entry(
              "micropython_test",
              List.of(
                  "pass  basics/{t}.py",
                  "FAIL  basics/{t}.py",
                  "skip  {t}",
                  "lrun {t}",
                  "{n} tests performed",
                  "pass\t{t}")),
          Map.entry(
              "doctest",
              List.of(
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                  "<doctest binary=\"{w}\"><TestSuite><TestCase name=\"{w}\"><SubCase name=\"{w}\">"
                      + "<Expression success=\"true\"/></SubCase><SubCase name=\"{w}\">"
                      + "<Expression success=\"false\"/></SubCase></TestCase></TestSuite>",
                  "</doctest>",
                  "[doctest] Status: SUCCESS!",
                  "<?xml version=\"1.0\"?><doctest><TestCase name=\"{w}\"><SubCase name=\"{w}\">"
                      + "<SubCase name=\"{w} &amp; {w}\"><Expression success=\"true\"/></SubCase>"
                      + "</SubCase></TestCase></doctest>")));

  private LogShapes() {}

  /// The shapes of each parser's lines, by its name.
  static Map<String, List<String>> byParser() {
    Map<String, List<String>> shapes = new TreeMap<>(OTHERS);
    for (String parser : LogParsers.names()) {
      shapes.computeIfAbsent(
          parser,
          name ->
              switch (name) {
                case "jest", "jest_json" -> JEST;
                case "minitest" -> MINITEST;
                case "cucumber" -> CUCUMBER;
                default -> PYTEST;
              });
    }
    return shapes;
  }
}
