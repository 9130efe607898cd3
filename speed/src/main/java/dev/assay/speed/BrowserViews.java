package dev.assay.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How long a person waits for the dashboard, in a real browser without a window.
final class BrowserViews {
  private BrowserViews() {}

  /// @param server that nobody has asked yet
  static List<Row> measure(Setting setting, Served server, LargeRecord record)
      throws IOException, InterruptedException {
    if (setting.offline() && !Files.exists(packages(setting))) {
      return List.of(Row.alone("the dashboard in a browser", "not installed"));
    }
    setting.say("the dashboard in a browser");
    Process process =
        new ProcessBuilder(
                setting.home().resolve("dashboard/speed.sh").toString(),
                server.address().toString(),
                record.run().value(),
                record.talkativeName(),
                record.busyName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Row> rows = new ArrayList<>();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("dashboard/speed.sh failed: " + said);
    }
    for (String line : said.lines().toList()) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2) {
        rows.add(Row.alone(what(parts[0], record), parts[1]));
      }
    }
    return rows;
  }

  private static String what(String figure, LargeRecord record) throws IOException {
    return switch (figure) {
      case "runs" -> "in Chromium: the first view, which is the list of runs";
      case "leaderboard" -> "in Chromium: the leaderboard";
      case "events" ->
          "in Chromium: an attempt's %s events".formatted(Quantity.count(record.events()));
      case "log" ->
          "in Chromium: an attempt's log of %s".formatted(Quantity.memory(record.logBytes()));
      case "load" ->
          "in Chromium: loading all %s runs into the table"
              .formatted(Quantity.count(record.runs()));
      case "wheel" -> "in Chromium: scrolling that table at 2,000 pixels a second";
      case "fling" -> "in Chromium: scrolling it at 6,000 pixels a second";
      default -> throw new IOException("dashboard/speed.sh measured " + figure);
    };
  }

  private static Path packages(Setting setting) {
    return setting.home().resolve("dashboard/e2e/node_modules");
  }
}
