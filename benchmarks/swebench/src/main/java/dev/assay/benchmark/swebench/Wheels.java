package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Packages of Python in the form that is installed without running anything of theirs.
final class Wheels {
  private static final long MINUTES = 20;
  private static final int MAX_SAID = 2_000;
  private static final List<String> PLATFORMS = List.of("manylinux_2_28", "manylinux2014");

  private Wheels() {}

  /// Downloads packages with all that they need, by this machine's pip.
  ///
  /// @param python the version that they are for: `3.11`
  /// @param packages as pip takes them
  /// @param folder an existing folder
  static void download(String python, List<String> packages, Path folder)
      throws RunnerException, IOException, InterruptedException {
    String architecture =
        System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64";
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--only-binary=:all:",
                "--no-input",
                "--disable-pip-version-check",
                "--quiet",
                "--python-version=" + python,
                "--implementation=cp",
                "--dest=" + folder));
    PLATFORMS.forEach(each -> command.add("--platform=" + each + "_" + architecture));
    command.addAll(packages);
    Path said = Files.createTempFile("assay-pip", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
          throw new RunnerException(
              "the packages %s could not be downloaded with python3 -m pip: %s"
                  .formatted(String.join(", ", packages), end(said)));
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } finally {
      Files.delete(said);
    }
  }

  private static String end(Path said) throws IOException {
    String text = Files.readString(said, StandardCharsets.ISO_8859_1).strip();
    return text.substring(Math.max(0, text.length() - MAX_SAID));
  }
}
