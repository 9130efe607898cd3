package dev.assay.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Python and, installed for it, a command line of the field: Inspect, by the UK AI Security
/// Institute.
///
/// @param python the interpreter itself, since the `python3` on PATH may be a script that looks for
///   it first
/// @param environment has the command line
record PeerProgram(Path python, VirtualEnvironment environment) {
  private static final String PACKAGE = "inspect_ai";

  /// @throws IOException when there is no Python
  static PeerProgram of(Setting setting) throws IOException, InterruptedException {
    String python = output(List.of("python3", "-c", "import sys; print(sys.executable)"));
    return new PeerProgram(
        Path.of(python),
        new VirtualEnvironment(setting.home().resolve("speed/target/peer"), List.of(PACKAGE)));
  }

  Program nothing(Setting setting) {
    return new Program(List.of(python.toString(), "-c", "pass"), Map.of(), setting.scratch());
  }

  Program version(Setting setting) {
    return new Program(List.of(executable().toString(), "--version"), Map.of(), setting.scratch());
  }

  /// Its name and version.
  String name() throws IOException, InterruptedException {
    return "`inspect --version` (" + output(List.of(executable().toString(), "--version")) + ")";
  }

  /// @throws IOException when it is not there and cannot be installed
  void ensureInstalled(Setting setting) throws IOException, InterruptedException {
    environment.ensureInstalled(setting, python.toString());
  }

  private Path executable() {
    return environment.program("inspect");
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return output;
  }
}
