package dev.assay.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a command reads its surroundings and writes its answers.
///
/// @param out answers
/// @param err progress and errors
/// @param terminal whether a person watches `err`
/// @param colour whether colours may be used
/// @param width columns of the terminal
/// @param environment the shell's variables
/// @param home the folder that holds the task catalog
/// @param workingDirectory the user's
record Console(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    boolean colour,
    int width,
    Map<String, String> environment,
    Path home,
    Path workingDirectory) {

  static Console system() {
    Map<String, String> environment = System.getenv();
    boolean terminal =
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent()
            && !"dumb".equals(environment.get("TERM"));
    return new Console(
        System.out,
        System.err,
        terminal,
        terminal && !environment.containsKey("NO_COLOR"),
        width(environment),
        environment,
        Path.of(System.getProperty("assay.home", ".")),
        Path.of(""));
  }

  private static int width(Map<String, String> environment) {
    try {
      return Math.max(40, Integer.parseInt(environment.getOrDefault("COLUMNS", "100")));
    } catch (NumberFormatException e) {
      return 100;
    }
  }

  void print(String text) {
    out.print(text);
    out.flush();
  }

  void line(String text) {
    out.println(text);
  }

  void error(String message) {
    err.println(style(Style.BAD, "assay: ") + message);
  }

  void warning(String message) {
    err.println(style(Style.WARNING, "warning: ") + message);
  }

  /// The text in the style where colours may be used, else as it is.
  String style(Style style, String text) {
    return colour ? style.code + text + Style.RESET : text;
  }

  enum Style {
    GOOD("\u001b[36m"),
    BAD("\u001b[38;5;209m"),
    WARNING("\u001b[33m"),
    DIM("\u001b[2m"),
    BOLD("\u001b[1m");

    private static final String RESET = "\u001b[0m";
    private final String code;

    Style(String code) {
      this.code = code;
    }
  }
}
