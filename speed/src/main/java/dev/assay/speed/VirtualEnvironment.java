package dev.assay.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A virtual environment of Python with a peer in it, kept for the next time.
///
/// @param folder where it is
/// @param packages as pip takes them
record VirtualEnvironment(Path folder, List<String> packages) {
  VirtualEnvironment {
    packages = List.copyOf(packages);
  }

  /// A program of the environment.
  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /// @param python makes it
  /// @throws IOException when it is not there and cannot be made
  void ensureInstalled(Setting setting, String python) throws IOException, InterruptedException {
    Path installed = folder.resolve("installed");
    if (Files.exists(installed) && Files.readAllLines(installed).equals(packages)) {
      return;
    }
    if (setting.offline()) {
      throw new IOException(
          String.join(", ", packages) + " not installed, and --offline was given");
    }
    setting.say("installing %s in %s".formatted(String.join(", ", packages), folder));
    run(setting, List.of(python, "-m", "venv", "--clear", folder.toString()));
    List<String> install =
        new ArrayList<>(List.of(program("pip").toString(), "install", "--quiet"));
    install.addAll(packages);
    run(setting, install);
    Files.write(installed, packages);
  }

  private static void run(Setting setting, List<String> command)
      throws IOException, InterruptedException {
    var _ = new Program(command, Map.of(), setting.scratch()).run();
  }
}
