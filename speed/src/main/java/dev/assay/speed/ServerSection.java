package dev.assay.speed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the dashboard waits for: answers over a large record, large logs, and live events.
final class ServerSection implements Section {
  private static final int READERS = 1000;
  private static final int EVENTS = 100;
  private static final int ANSWERS = 20;
  private static final int AT_ONCE = 8;
  private static final Duration TIME = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "server";
  }

  @Override
  public String title() {
    return "The server behind the dashboard";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    FastApi peer = FastApi.of(setting);
    peer.ensureInstalled(setting);
    LargeRecord record = LargeRecord.make(setting, setting.folder(name()));
    List<Row> rows = new ArrayList<>();
    try (Served server = Served.assay(setting, record.folder())) {
      rows.addAll(BrowserViews.measure(setting, server, record));
    }
    setting.say("the server over it");
    try (Served server = Served.assay(setting, record.folder())) {
      rows.addAll(answers(server, record));
      rows.addAll(log(server, record));
      setting.say("requests for the leaderboard");
      double own = server.rate("/leaderboard", AT_ONCE, TIME);
      try (Served other =
          peer.serve(record.runs(), LargeRecord.SHAPE.participants(), setting.folder("fastapi"))) {
        var _ = other.median("/leaderboard", 3);
        rows.add(
            Row.rates(
                "`GET /leaderboard`, %d at once, %s runs"
                    .formatted(AT_ONCE, Quantity.count(record.runs())),
                own,
                "FastAPI and SQLite, sums and best runs without intervals or tiers",
                other.rate("/leaderboard", AT_ONCE, TIME)));
      }
      int readers = setting.scaled(READERS);
      setting.say(readers + " readers of a live run");
      Samples delays =
          StreamDelays.measure(server, record.folder(), readers, setting.scaled(EVENTS));
      rows.add(
          Row.alone(
              "from an append by another process to each of %s readers"
                  .formatted(Quantity.count(readers)),
              "median %s, 99th percentile %s"
                  .formatted(
                      Quantity.time(delays.median()), Quantity.time(delays.percentile(99)))));
      PeakMemory.of(server.process().pid())
          .ifPresent(peak ->
              rows.add(Row.alone("peak memory of the server by then", Quantity.memory(peak))));
    }
    return rows;
  }

  private static List<Row> answers(Served server, LargeRecord record)
      throws IOException, InterruptedException {
    String size =
        "%s attempts in %s runs"
            .formatted(Quantity.count(record.attempts()), Quantity.count(record.runs()));
    String run = record.run().value();
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.alone(
            "first `GET /leaderboard` of %s".formatted(size),
            Quantity.time((double) server.nanos("/leaderboard"))));
    for (String path :
        List.of(
            "/leaderboard",
            "/heatmap",
            "/runs?limit=50",
            "/runs?limit=50&q=model-03",
            "/runs/" + run,
            "/runs/" + run + "/attempts?limit=1000")) {
      rows.add(
          Row.alone(
              "`GET %s`".formatted(path.replace(run, "…")),
              Quantity.time(server.median(path, ANSWERS))));
    }
    return rows;
  }

  private static List<Row> log(Served server, LargeRecord record)
      throws IOException, InterruptedException {
    String path = "/logs/%s/%s/stdout.log".formatted(record.run(), record.talkativeName());
    long lines = record.logLines();
    String size = Quantity.memory(record.logBytes());
    double first = server.nanos(path + "?limit=200");
    long start = System.nanoTime();
    while (!server.get(path + "?limit=1").contains("\"complete\":true")) {
      Thread.sleep(50);
    }
    double indexed = System.nanoTime() - start;
    return List.of(
        Row.alone("the first 200 lines of a log of " + size, Quantity.time(first)),
        Row.alone("until its line index is complete", Quantity.time(indexed)),
        Row.alone(
            "200 lines from its middle, then",
            Quantity.time(server.median(path + "?limit=200&from=" + lines / 2, ANSWERS))),
        Row.alone(
            "searching all of it for a text in its last line",
            Quantity.time(
                (double) server.nanos(path + "/matches?q=test_%09d".formatted(lines - 1)))));
  }
}
