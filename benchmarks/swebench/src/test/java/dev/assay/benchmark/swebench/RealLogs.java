package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Logs of real instances, named `<instance>.<what>.txt`, and what can become of them.
final class RealLogs {
  private static final long LARGEST = 8 << 20;

  private RealLogs() {}

  /// Those in the folder that the system property `assay.real.logs` names; ends the test as skipped
  /// where there are none.
  static List<Path> all() throws IOException {
    Path folder = Path.of(System.getProperty("assay.real.logs", "no-real-logs"));
    assumeThat(folder).as("a folder of real logs").isDirectory();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
          logs.add(file);
        }
      }
      return logs;
    }
  }

  static String instance(Path log) {
    String name = String.valueOf(log.getFileName());
    return name.substring(0, name.indexOf('.'));
  }

  /// The log cut, or with lines lost, doubled, moved or run together.
  static byte[] spoilt(byte[] log, Random random) {
    String text = new String(log, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return log;
    }
    if (random.nextInt(3) == 0) {
      int cut = random.nextInt(text.length());
      return (random.nextBoolean() ? text.substring(0, cut) : text.substring(cut))
          .getBytes(StandardCharsets.UTF_8);
    }
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    for (int i = 1 + random.nextInt(20); i > 0 && lines.size() > 1; i--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
        case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        default -> lines.set(at, lines.get(at).strip());
      }
    }
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }
}
