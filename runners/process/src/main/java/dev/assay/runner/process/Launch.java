package dev.assay.runner.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A command that is ready to be started: nothing is left to be looked up.
///
/// @param program absolute
/// @param arguments the program as the command named it first
/// @param directory absolute
/// @param environment all variables
record Launch(
    Path program,
    List<String> arguments,
    Path directory,
    Map<String, String> environment,
    Duration limit) {}
