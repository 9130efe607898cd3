package dev.assay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/// The `assay` program.
public final class Main {
  private static final int NARROWEST_HELP = 80;
  private static final int WIDEST_HELP = 120;

  private Main() {}

  /// @param arguments the command and its options
  public static void main(String[] arguments) {
    int code = run(arguments, Console.system());
    SignalInterrupt.said();
    System.exit(code);
  }

  static int run(String[] arguments, Console console) {
    CommandLine commandLine = commandLine(arguments, console);
    commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    commandLine.setUsageHelpWidth(Math.clamp(console.width(), NARROWEST_HELP, WIDEST_HELP));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(new UsageErrors());
    commandLine.setExecutionExceptionHandler(new Failures(console));
    return commandLine.execute(arguments);
  }

  /// Reading the annotations of every command takes longer than most commands do, so only the one
  /// that is called is read, and all of them for help and completion, none for the version.
  private static CommandLine commandLine(String[] arguments, Console console) {
    CommandLine root = new CommandLine(new AssayCommand());
    Supplier<Object> called =
        arguments.length == 0 ? null : Commands.of(console, List.of(arguments)).get(arguments[0]);
    if (called != null) {
      root.addSubcommand(called.get());
    } else if (!Arrays.equals(arguments, new String[] {"--version"})) {
      Commands.of(console).values().forEach(each -> root.addSubcommand(each.get()));
    }
    return root;
  }
}
