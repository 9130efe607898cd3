package dev.assay.benchmark.swebench;

import java.util.List;
import java.util.Map;

/// What has to be done for an environment. Commands and variables name its folder as
/// `{environment}`; variables name the session's repository as `{repository}`.
///
/// @param summary what it will have, in one line for people
/// @param programs texts of programs that go to its folder `bin`, by name
/// @param commands run one after the other, with a network
/// @param inRepository whether commands run in the instance's repository, as its base commit has it
/// @param variables of every command of it, and of every session that has the environment
record EnvironmentMaking(
    String summary,
    Map<String, String> programs,
    List<List<String>> commands,
    boolean inRepository,
    Map<String, String> variables) {
  static final String REPOSITORY = "{repository}";

  private static final String FOLDER = "{environment}";

  EnvironmentMaking {
    programs = Map.copyOf(programs);
    commands = commands.stream().map(List::copyOf).toList();
    variables = Map.copyOf(variables);
  }

  /// Whether there is nothing to make.
  boolean none() {
    return programs.isEmpty() && commands.isEmpty();
  }

  /// A text with the environment's folder in it.
  static String in(String folder, String text) {
    return text.replace(FOLDER, folder);
  }
}
