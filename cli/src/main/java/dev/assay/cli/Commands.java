package dev.assay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Every command by name, in the order of the help.
final class Commands {
  private Commands() {}

  static Map<String, Supplier<Object>> of(Console console) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(console));
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
    commands.put("doctor", () -> new DoctorCommand(console));
    commands.put("completion", () -> new CompletionCommand(console));
    return commands;
  }
}
