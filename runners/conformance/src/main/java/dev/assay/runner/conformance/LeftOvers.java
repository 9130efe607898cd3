package dev.assay.runner.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sees processes from outside a runner, by other means than the runner's own.
@FunctionalInterface
public interface LeftOvers {
  /// The living processes that have the token among their arguments or variables, as lines for
  /// people to read.
  List<String> of(String token);

  /// Looks at the processes of this machine, in `/proc` or, where there is none, with Java's means,
  /// which show arguments only.
  static LeftOvers ofThisMachine() {
    return Files.isDirectory(Path.of("/proc/self"))
        ? LeftOvers::inProc
        : token ->
            ProcessHandle.allProcesses()
                .map(process -> process.pid() + " " + process.info().commandLine().orElse(""))
                .filter(line -> line.contains(token))
                .toList();
  }

  private static List<String> inProc(String token) {
    List<String> lines = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        String arguments = text(process.resolve("cmdline"));
        if (arguments.contains(token) || text(process.resolve("environ")).contains(token)) {
          lines.add(process.getFileName() + " " + arguments);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("/proc cannot be listed", e);
    }
    return lines;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException e) {
      // It has ended meanwhile, or is another user's.
      return "";
    }
  }
}
