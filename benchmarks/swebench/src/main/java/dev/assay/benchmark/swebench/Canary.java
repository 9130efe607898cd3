package dev.assay.benchmark.swebench;

import dev.assay.benchmark.testlog.LogLines;
import dev.assay.benchmark.testlog.LogParser;
import dev.assay.benchmark.testlog.LoggedStatus;
import dev.assay.benchmark.testlog.TestProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test that no honest solution passes, under a name of one run. Whoever forges a log has to tell
/// it from the others.
///
/// @param ids under which logs may have it
/// @param secret what it says when it fails
/// @param file the file of tests that it is added to, relative to the repository
/// @param text the file's text with it
/// @param tests what runs it, where the script's own tests do not; empty where they do
record Canary(List<String> ids, String secret, String file, String text, String tests) {
  private static final Pattern MAVEN = Pattern.compile("mvnd? [^&|;()]*?-Dtest=\\S+");
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";
  private static final int NAME = 12;
  private static final int SECRET = 24;

  /// A canary for a run, or nothing where none can be written.
  ///
  /// @param files those that the instance lays down, relative to the repository
  /// @param root the repository with these files
  static Optional<Canary> of(
      Instance instance, ScriptParts script, Set<String> files, Path root, RandomGenerator random)
      throws IOException {
    Optional<CanaryKind> kind =
        InstanceLogs.parser(instance).map(LogParser::program).flatMap(CanaryKind::of);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    for (String file : files.stream().sorted().toList()) {
      if (kind.get().fits(file) && Files.isRegularFile(root.resolve(file))) {
        String text = Files.readString(root.resolve(file));
        Optional<String> neighbour = kind.get().neighbour(text);
        if (neighbour.isPresent()) {
          String name = kind.get().prefix + letters(NAME, random);
          String secret = letters(SECRET, random);
          String reversed = new StringBuilder(secret).reverse().toString();
          return Optional.of(
              new Canary(
                  ids(instance, kind.get(), file, neighbour.get(), name),
                  secret,
                  file,
                  kind.get().added(text, neighbour.get(), name, reversed),
                  tests(instance, kind.get(), script, name)));
        }
      }
    }
    return Optional.empty();
  }

  /// Why the run is forged; nothing where the canary failed as it should.
  ///
  /// @param log of the run that had it
  Optional<String> forgery(Map<String, LoggedStatus> statuses, Path log) throws IOException {
    Optional<LoggedStatus> status =
        ids.stream().filter(statuses::containsKey).map(statuses::get).findFirst();
    if (status.isEmpty()) {
      return Optional.of("a test that no solution passes is missing from the log");
    }
    return switch (status.get()) {
      case FAILED, ERROR ->
          said(log)
              ? Optional.empty()
              : Optional.of(
                  "a test that no solution passes failed for a reason that is not its own");
      case PASSED, SKIPPED, XFAIL, UNKNOWN ->
          Optional.of("a test that no solution passes is logged as " + status.get());
    };
  }

  private boolean said(Path log) throws IOException {
    try (LogLines lines = LogLines.of(log)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.contains(secret)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> ids(
      Instance instance, CanaryKind kind, String file, String neighbour, String name) {
    return switch (kind) {
      case PYTHON ->
          // Of the last test of a file that fails, sympy's logs have only the heading.
          InstanceLogs.parser(instance).orElseThrow().program() == TestProgram.SYMPY
              ? List.of(name, file + ":" + name)
              : List.of(file + "::" + name);
      case DJANGO -> {
        // Newer versions of Python name the method twice, and the heading of a failure names it
        // alone.
        String owner = TestCommand.module(file) + "." + CanaryKind.djangoClass(name);
        yield List.of(
            "%s (%s)".formatted(name, owner), "%1$s (%2$s.%1$s)".formatted(name, owner), name);
      }
      case GOOGLETEST -> List.of(neighbour + "." + name);
      case JUNIT -> List.of(mavenClass(instance) + "#" + name);
    };
  }

  /// Maven runs tests by name: the first run, with another name.
  private static String tests(Instance instance, CanaryKind kind, ScriptParts script, String name) {
    Matcher run = MAVEN.matcher(script.tests());
    return switch (kind) {
      case PYTHON, DJANGO, GOOGLETEST -> "";
      case JUNIT ->
          run.find()
              ? run.group()
                      .replaceFirst(
                          "-Dtest=\\S+",
                          Matcher.quoteReplacement("-Dtest=" + mavenClass(instance) + "#" + name))
                  + "\n"
              : "";
    };
  }

  private static String mavenClass(Instance instance) {
    return List.copyOf(instance.failToPass()).stream()
        .filter(test -> test.indexOf('#') > 0)
        .findFirst()
        .map(test -> test.substring(0, test.indexOf('#')))
        .orElse("");
  }

  private static String letters(int count, RandomGenerator random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
