package dev.assay.speed;

import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the ledger takes to write and to ask.
final class LedgerSection implements Section {
  private static final int SERIAL_TASKS = 700;
  private static final int SHARED_TASKS = 7000;
  private static final int SHARING = 64;

  /// A run of ten thousand attempts, a hundred times.
  private static final RunShape LARGE = new RunShape(10, 200, 5);

  private static final int LARGE_RUNS = 100;
  private static final int BUILDERS = 1024;

  private static final int QUESTIONS = 20;
  private static final int STARTS = 10;

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String title() {
    return "The ledger, written and asked";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Path folder = setting.folder(name());
    List<Row> rows = new ArrayList<>(writing(setting, folder));
    rows.addAll(asking(setting, Files.createDirectory(folder.resolve("large"))));
    return rows;
  }

  private static List<Row> writing(Setting setting, Path folder) throws Exception {
    RunShape serial = new RunShape(1, setting.scaled(SERIAL_TASKS), 1);
    RunShape shared = new RunShape(1, setting.scaled(SHARED_TASKS), 1);
    setting.say("appends from 1 and from " + SHARING + " threads");
    double before = PlainInserts.rate(folder.resolve("before.db"), serial.plan());
    double alone = appendRate(folder.resolve("serial.db"), serial, 1);
    double together = appendRate(folder.resolve("shared.db"), shared, SHARING);
    double after = PlainInserts.rate(folder.resolve("after.db"), serial.plan());
    double plain = 2 / (1 / before + 1 / after);
    String peer = "plain SQLite inserts, one thread, a transaction each";
    return List.of(
        Row.rates("durable appends, 1 thread", alone, peer, plain),
        Row.rates("durable appends, " + SHARING + " threads", together, peer, plain));
  }

  private static double appendRate(Path file, RunShape shape, int threads) throws Exception {
    try (Ledger ledger = Ledger.open(file)) {
      long start = System.nanoTime();
      var _ = shape.record(ledger, threads);
      return 3.0 * shape.attempts() / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static List<Row> asking(Setting setting, Path folder) throws Exception {
    int runs = setting.scaled(LARGE_RUNS);
    Path file = Lab.ledgerFile(folder);
    long start = System.nanoTime();
    RunId last = build(setting, file, runs);
    double built = System.nanoTime() - start;
    long attempts = (long) runs * LARGE.attempts();
    String size = Quantity.count(attempts) + " attempts";
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.alone(
            "building a ledger of %s in %d runs, %d threads".formatted(size, runs, BUILDERS),
            "%s, %s of events, %s"
                .formatted(
                    Quantity.time(built),
                    Quantity.rate(3 * attempts / (built / 1e9)),
                    Quantity.memory(Files.size(file)))));
    setting.say("questions to it");
    try (LedgerReader reader = LedgerReader.open(file)) {
      rows.add(question("`leaderboard()` of " + size, reader::leaderboard));
      rows.add(question("`runs(20)` of " + size, () -> reader.runs(20)));
      rows.add(
          question(
              "`attempts(run)`: %s of %s".formatted(Quantity.count(LARGE.attempts()), size),
              () -> reader.attempts(last)));
    }
    rows.addAll(programs(setting, folder, size));
    return rows;
  }

  private static RunId build(Setting setting, Path file, int runs) throws Exception {
    try (Ledger ledger = Ledger.open(file)) {
      RunId last = LARGE.record(ledger, BUILDERS);
      for (int i = 1; i < runs; i++) {
        setting.say("a large ledger: %d of %d runs are written".formatted(i, runs));
        last = LARGE.record(ledger, BUILDERS);
      }
      return last;
    }
  }

  private static Row question(String what, Runnable question) {
    question.run(); // not measured: it reads the file for the first time
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      long start = System.nanoTime();
      question.run();
      nanos.add(System.nanoTime() - start);
    }
    return Row.alone(what, Quantity.time(new Samples(nanos).median()));
  }

  private static List<Row> programs(Setting setting, Path folder, String size)
      throws IOException, InterruptedException {
    Program version =
        new Program(List.of(setting.assay(), "--version"), Map.of(), setting.scratch());
    Program leaderboard = asking(setting, folder, "leaderboard");
    Program results = asking(setting, folder, "results");
    List<Samples> samples =
        Alternation.run(List.of(version, leaderboard, results), setting.scaled(STARTS));
    double peer = samples.get(0).median();
    return List.of(
        Row.times(
            "`assay leaderboard` of " + size, samples.get(1).median(), "`assay --version`", peer),
        Row.times(
            "`assay results` of " + size, samples.get(2).median(), "`assay --version`", peer));
  }

  private static Program asking(Setting setting, Path folder, String command) {
    return new Program(
        List.of(setting.assay(), command, "--output-dir", folder.toString()),
        Map.of(),
        setting.scratch());
  }
}
