package dev.assay.speed;

import dev.assay.lab.AttemptFolder;
import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import dev.assay.protocol.AttemptId;
import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/// What a team has after years: many runs, one of them with a large log and an attempt of many
/// events.
///
/// @param folder of the ledger and the artifacts
/// @param runs so many, of a hundred attempts each
/// @param run the one that is looked at
/// @param logBytes how long the log is
/// @param logLines how many lines it has
/// @param events of the attempt that has many
record LargeRecord(Path folder, int runs, RunId run, long logBytes, long logLines, int events) {
  /// Of each run.
  static final RunShape SHAPE = new RunShape(5, 20, 1);

  private static final int RUNS = 10_000;
  private static final int EVENTS = 100_000;
  private static final long LOG_BYTES = 1L << 30;
  private static final int AT_ONCE = 256;

  static LargeRecord make(Setting setting, Path folder) throws Exception {
    int runs = setting.scaled(RUNS);
    int events = setting.scaled(EVENTS);
    long bytes = (long) (LOG_BYTES * setting.scale());
    setting.say("a ledger of %d runs, and %d events of one attempt".formatted(runs, events));
    RunId run;
    try (Ledger ledger = Ledger.open(Lab.ledgerFile(folder))) {
      List<Callable<RunId>> all = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        all.add(() -> SHAPE.record(ledger, 1));
      }
      run = manyAtOnce(all).getLast();
      AttemptId busy = busy();
      var _ =
          manyAtOnce(
              IntStream.range(2, events)
                  .<Callable<Long>>mapToObj(tries ->
                      () -> ledger.append(run, new LabEvent.AttemptStarted(busy, tries)).sequence())
                  .toList());
    }
    setting.say("a log of " + Quantity.memory(bytes));
    long lines =
        writeLog(folder.resolve(run.value()).resolve(AttemptFolder.name(talkative())), bytes);
    return new LargeRecord(folder, runs, run, bytes, lines, events);
  }

  /// The attempt with the log, as paths name it.
  String talkativeName() {
    return AttemptFolder.name(talkative());
  }

  /// The attempt with the events, as paths name it.
  String busyName() {
    return AttemptFolder.name(busy());
  }

  long attempts() {
    return (long) runs * SHAPE.attempts();
  }

  private static AttemptId talkative() {
    return SHAPE.plan().attempts().getFirst();
  }

  private static AttemptId busy() {
    return SHAPE.plan().attempts().getLast();
  }

  private static <T> List<T> manyAtOnce(List<Callable<T>> work) throws Exception {
    Semaphore places = new Semaphore(AT_ONCE);
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> made = new ArrayList<>();
      for (Callable<T> each : work) {
        places.acquire();
        made.add(
            threads.submit(() -> {
              try {
                return each.call();
              } finally {
                places.release();
              }
            }));
      }
      for (Future<T> each : made) {
        results.add(each.get());
      }
    }
    return results;
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
}
