package dev.assay.benchmark.testlog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The output of Django's own runner of unit tests: `test (module.Class) ... ok`. What a test
/// prints may come between its name and its status.
final class DjangoParser implements LogParser {
  private static final String MARK = " ... ";
  private static final List<String> PASSES = List.of(" ... ok", " ... OK", " ...  OK");

  /// The name of a test of which nothing but this line is printed.
  private static final String VERSION_TEST = "--version is equivalent to version";

  /// A migration whose message a test's name follows.
  private static final String MIGRATION =
      "Applying sites.0002_alter_domain_unique...test_no_migrations";

  private static final String INSTALLED = "Testing against Django installed in ";
  private static final String SERVER_ERROR = "Internal Server Error: /";
  private static final String CHECKED = "System check identified no issues (0 silenced)";

  /// Tests whose status is known by what follows their line; it outlasts what else is said of them.
  private final Set<String> passedAfterOutput = new LinkedHashSet<>();

  private Optional<String> latest = Optional.empty();
  private Optional<String> awaitingChecks = Optional.empty();
  private Optional<String> awaitingOk = Optional.empty();
  private boolean checksEnded;

  @Override
  public TestProgram program() {
    return TestProgram.DJANGO;
  }

  @Override
  public void line(String line, Statuses statuses) {
    followOutput(line);
    String text = PythonText.strip(line);
    int mark = text.indexOf(MARK);
    if (mark >= 0) {
      latest = Optional.of(text.substring(0, mark));
    }
    passed(text, statuses);
    int skipped = text.indexOf(" ... skipped");
    if (skipped >= 0) {
      statuses.put(text.substring(0, skipped), LoggedStatus.SKIPPED);
    }
    failed(text, " ... FAIL", "FAIL:", LoggedStatus.FAILED, statuses);
    failed(text, " ... ERROR", "ERROR:", LoggedStatus.ERROR, statuses);
    if (text.startsWith("ok") && latest.isPresent()) {
      statuses.put(latest.get(), LoggedStatus.PASSED);
    }
  }

  private static void passed(String text, Statuses statuses) {
    for (String ending : PASSES) {
      if (text.endsWith(ending)) {
        String name =
            text.startsWith(MIGRATION)
                ? PythonText.strip(text.substring(text.indexOf("...") + 3))
                : text;
        statuses.put(
            name.substring(0, Math.max(0, name.length() - ending.length())), LoggedStatus.PASSED);
        break;
      }
    }
    if (text.contains(VERSION_TEST)) {
      statuses.put(VERSION_TEST, LoggedStatus.PASSED);
    }
  }

  private static void failed(
      String text, String ending, String heading, LoggedStatus status, Statuses statuses) {
    if (text.endsWith(ending)) {
      statuses.put(text.substring(0, text.indexOf(ending)), status);
    }
    if (text.startsWith(heading)) {
      List<String> words = PythonText.words(text);
      if (words.size() > 1) {
        statuses.put(words.get(1), status);
      }
    }
  }

  /// Follows the three kinds of output after which a test's `ok` stands in a line of its own.
  private void followOutput(String line) {
    if (line.equals("ok")) {
      awaitingOk.ifPresent(passedAfterOutput::add);
      if (checksEnded) {
        awaitingChecks.ifPresent(passedAfterOutput::add);
        awaitingChecks = Optional.empty();
      }
    }
    awaitingOk = Optional.empty();
    Optional<Integer> mark = mark(line, INSTALLED);
    if (awaitingChecks.isEmpty() && mark.isPresent()) {
      awaitingChecks = Optional.of(line.substring(0, mark.get()));
    }
    checksEnded = line.endsWith(" silenced).");
    Optional<Integer> error = mark(line, SERVER_ERROR);
    Optional<Integer> checked = mark(line, CHECKED);
    if (error.isPresent()
        && line.endsWith("/")
        && line.length() > error.get() + 5 + SERVER_ERROR.length()) {
      awaitingOk = Optional.of(line.substring(0, error.get()));
    } else if (checked.isPresent()
        && line.endsWith(CHECKED)
        && line.length() == checked.get() + 5 + CHECKED.length()) {
      awaitingOk = Optional.of(line.substring(0, checked.get()));
    }
  }

  /// The first place where white space, three dots and white space stand before a text.
  private static Optional<Integer> mark(String line, String text) {
    for (int at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
      if (at >= 5
          && PythonText.isSpace(line.charAt(at - 1))
          && line.startsWith("...", at - 4)
          && PythonText.isSpace(line.charAt(at - 5))) {
        return Optional.of(at - 5);
      }
    }
    return Optional.empty();
  }

  @Override
  public void end(Statuses statuses) {
    passedAfterOutput.forEach(test -> statuses.put(test, LoggedStatus.PASSED));
  }
}
