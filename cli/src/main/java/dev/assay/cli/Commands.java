package dev.assay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Every command by name, in the order of the help.
final class Commands {
  private Commands() {}

  /// All that is to be known of each, for help and completion.
  static Map<String, Supplier<Object>> of(Console console) {
    return of(console, List.of());
  }

  /// @param arguments of the command that is called; none for all that is to be known
  static Map<String, Supplier<Object>> of(Console console, List<String> arguments) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> RunCommand.commandLine(console, arguments));
    commands.put("resume", () -> new ResumeCommand(console));
    commands.put("results", () -> new ResultsCommand(console));
    commands.put("show", () -> new ShowCommand(console));
    commands.put("compare", () -> new CompareCommand(console));
    commands.put("leaderboard", () -> new LeaderboardCommand(console));
    commands.put("serve", () -> new ServeCommand(console));
    commands.put("tasks", () -> TasksCommand.commandLine(console));
    commands.put("gate", () -> GateCommand.commandLine(console));
    commands.put("integrity", () -> new IntegrityCommand(console));
    commands.put("ledger", () -> LedgerCommand.commandLine(console));
    commands.put("doctor", () -> DoctorCommand.commandLine(console));
    commands.put("completion", () -> new CompletionCommand(console));
    return commands;
  }
}
