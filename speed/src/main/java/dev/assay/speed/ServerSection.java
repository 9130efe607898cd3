package dev.assay.speed;

import dev.assay.lab.AttemptFolder;
import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.RunId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// What the dashboard waits for: answers over a large record, large logs, and live events.
final class ServerSection implements Section {
  /// A run of a hundred attempts, ten thousand times.
  private static final RunShape SHAPE = new RunShape(5, 20, 1);

  private static final int RUNS = 10_000;
  private static final int BUILDERS = 256;
  private static final int READERS = 1000;
  private static final int EVENTS = 100;
  private static final long LOG_BYTES = 1L << 30;
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
    Path folder = setting.folder(name());
    int runs = setting.scaled(RUNS);
    RunId run = build(setting, folder, runs);
    long bytes = (long) (LOG_BYTES * setting.scale());
    AttemptId attempt = SHAPE.plan().attempts().getFirst();
    setting.say("a log of " + Quantity.memory(bytes));
    long lines = writeLog(folder.resolve(run.value()).resolve(AttemptFolder.name(attempt)), bytes);
    List<Row> rows = new ArrayList<>();
    setting.say("the server over it");
    try (Served server = Served.assay(setting, folder)) {
      rows.addAll(answers(server, runs, run));
      rows.addAll(log(server, run, attempt, bytes, lines));
      setting.say("requests for the leaderboard");
      double own = server.rate("/leaderboard", AT_ONCE, TIME);
      try (Served other = peer.serve(runs, SHAPE.participants(), setting.folder("fastapi"))) {
        var _ = other.median("/leaderboard", 3);
        rows.add(
            Row.rates(
                "`GET /leaderboard`, %d at once, %s runs".formatted(AT_ONCE, Quantity.count(runs)),
                own,
                "FastAPI and SQLite, sums and best runs without intervals or tiers",
                other.rate("/leaderboard", AT_ONCE, TIME)));
      }
      int readers = setting.scaled(READERS);
      setting.say(readers + " readers of a live run");
      Samples delays = StreamDelays.measure(server, folder, readers, setting.scaled(EVENTS));
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

  private static RunId build(Setting setting, Path folder, int runs) throws Exception {
    setting.say("a ledger of %d runs".formatted(runs));
    Semaphore places = new Semaphore(BUILDERS);
    try (Ledger ledger = Ledger.open(Lab.ledgerFile(folder));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RunId>> made = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        places.acquire();
        made.add(
            threads.submit(() -> {
              try {
                return SHAPE.record(ledger, 1);
              } finally {
                places.release();
              }
            }));
      }
      RunId last = made.getFirst().get();
      for (Future<RunId> each : made) {
        last = each.get();
      }
      return last;
    }
  }

  private static long writeLog(Path folder, long bytes) throws IOException {
    Files.createDirectories(folder);
    long lines = 0;
    long written = 0;
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("stdout.log")), 1 << 20)) {
      while (written < bytes) {
        byte[] line =
            "test_%09d of the module that is under test ... ok, and took 0.0123 s\n"
                .formatted(lines++)
                .getBytes(StandardCharsets.UTF_8);
        out.write(line);
        written += line.length;
      }
    }
    return lines;
  }

  private static List<Row> answers(Served server, int runs, RunId run)
      throws IOException, InterruptedException {
    String size =
        "%s attempts in %s runs"
            .formatted(Quantity.count((long) runs * SHAPE.attempts()), Quantity.count(runs));
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
              "`GET %s`".formatted(path.replace(run.value(), "…")),
              Quantity.time(server.median(path, ANSWERS))));
    }
    return rows;
  }

  private static List<Row> log(Served server, RunId run, AttemptId attempt, long bytes, long lines)
      throws IOException, InterruptedException {
    String path = "/logs/%s/%s/stdout.log".formatted(run, AttemptFolder.name(attempt));
    String size = Quantity.memory(bytes);
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
