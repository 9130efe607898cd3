package dev.assay.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to run in a session, without a shell. Standard input is empty.
///
/// @param arguments the program first
/// @param workingDirectory relative to the workspace, empty for its root
/// @param environment variables on top of the session's
/// @param standardOutput the file of this machine that takes the output; replaced if it exists
/// @param standardError the same for the error stream; may be the same file as `standardOutput`,
///   and then both streams are merged in order
/// @throws IllegalArgumentException when there is no program, or an argument or variable is one
///   that no operating system can pass on
public record Command(
    List<String> arguments,
    String workingDirectory,
    Map<String, String> environment,
    Path standardOutput,
    Path standardError) {
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command names a program");
    }
    for (String argument : arguments) {
      if (argument.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "an argument of %s has a NUL character, which ends it for any program"
                .formatted(arguments.getFirst().replace("\0", "\\0")));
      }
    }
    EnvironmentVariables.check(environment);
  }
}
