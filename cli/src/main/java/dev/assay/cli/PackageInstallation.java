package dev.assay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Installs Debian packages, after asking.
final class PackageInstallation {
  private final Console console;
  private final boolean assumeYes;

  PackageInstallation(Console console, boolean assumeYes) {
    this.console = console;
    this.assumeYes = assumeYes;
  }

  void install(List<String> packages) throws CommandException, IOException, InterruptedException {
    if (!runs("apt-get", "--version")) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "there is no apt-get here; 'assay doctor' without --install says what to install");
    }
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> prefix = root ? List.of() : List.of("sudo");
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("apt-get", "install", "-y", "--no-install-recommends"));
    command.addAll(packages);
    console.err().println("About to run: " + String.join(" ", command));
    if (!assumeYes && !confirmed()) {
      throw new CommandException(ExitCode.UNAVAILABLE, "nothing was installed");
    }
    List<String> update = new ArrayList<>(prefix);
    update.addAll(List.of("apt-get", "update", "-q"));
    int _ = show(update);
    int status = show(command);
    if (status != 0) {
      throw new CommandException(
          ExitCode.UNAVAILABLE, "apt-get ended with status " + status + "; its output is above");
    }
  }

  private boolean confirmed() throws IOException {
    console.err().print("Go on? [y/N] ");
    console.err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return answer != null && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
  }

  /// The installer's output goes to the error stream, so that `--json` stays readable.
  private int show(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      output.transferTo(console.err());
    }
    return process.waitFor();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
