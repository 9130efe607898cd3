package dev.assay.gate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A gate as one writes it first: a child process, files at their paths, means. Each of its ways is
/// shown to be wrong by [TenFaultsTest].
///
/// @param root the project's folder
/// @param folder where it keeps what it needs
record NaiveGate(Path root, Path folder) {
  private static final Pattern FIELD = Pattern.compile("\"%s\": *([A-Za-z0-9.+-]+)");

  /// Runs the project's script with all that this process has, and waits for nothing.
  Process start(Map<String, String> variables) throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(
        config, "{\"seed\":1,\"artifact_path\":\"" + folder.resolve("artifact.bin") + "\"}");
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                "bench/run.sh",
                "benchmark",
                config.toString(),
                folder.resolve("result.json").toString())
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "log"));
    builder.environment().putAll(variables);
    return builder.start();
  }

  /// What the script's artifact is by its path, wherever that leads.
  String artifact() throws Exception {
    byte[] content = Files.readAllBytes(folder.resolve("artifact.bin"));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  /// A number of a result, as `float(…)` of a lenient parser's value has it.
  static double number(String json, String field) {
    Matcher matcher = Pattern.compile(FIELD.pattern().formatted(field)).matcher(json);
    if (!matcher.find()) {
      throw new IllegalArgumentException(json + " has no " + field);
    }
    return matcher.group(1).equals("true") ? 1 : Double.parseDouble(matcher.group(1));
  }

  /// Whether the mean has grown.
  static boolean greater(List<Double> baseline, List<Double> candidate) {
    return mean(candidate) > mean(baseline);
  }

  private static double mean(List<Double> metrics) {
    return metrics.stream().mapToDouble(each -> each).average().orElseThrow();
  }
}
