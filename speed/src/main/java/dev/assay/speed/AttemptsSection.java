package dev.assay.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// What Assay adds to the tests of an attempt.
final class AttemptsSection implements Section {
  private static final int ATTEMPTS = 1000;
  private static final int SLOTS = 2;
  private static final int SYNCS = 200;

  @Override
  public String name() {
    return "attempts";
  }

  @Override
  public String title() {
    return "Attempts of a task whose test is `true`, by a replayed reply, two at once";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    int attempts = setting.scaled(ATTEMPTS);
    Path folder = setting.folder(name());
    TrivialCatalog catalog = TrivialCatalog.write(folder.resolve("tasks"));

    // Half before and half after, so that a change of the machine's other load shows less.
    setting.say(attempts + " attempts, and as many plain commands before and after");
    PlainSpawns before = plain(catalog, attempts);
    double sync = DiskSync.measure(folder, setting.scaled(SYNCS)).median();
    AttemptClocks clocks = new AttemptClocks();
    long wall =
        ReplayedAttempts.run(catalog, folder.resolve("runs"), "process", attempts, SLOTS, clocks);
    return rows(clocks.ended(), wall, before.and(plain(catalog, attempts)), sync);
  }

  private static PlainSpawns plain(TrivialCatalog catalog, int attempts) throws Exception {
    return PlainSpawns.run(
        TrivialCatalog.COMMAND, catalog.commandFolder(), (attempts + 1) / 2, SLOTS);
  }

  private static List<Row> rows(
      List<AttemptClock> clocks, long wall, PlainSpawns plain, double sync) {
    List<Row> rows = new ArrayList<>();
    Samples overhead = samples(clocks, AttemptClock::overhead);
    String durable = "one durable write of this disk";
    rows.add(
        Row.times(
            "overhead of an attempt from its slot to its durable end, median (goal: under 10 ms)",
            overhead.median(),
            durable,
            sync));
    rows.add(Row.alone("the same, 90th percentile", Quantity.time(overhead.percentile(90))));
    rows.add(part("of it: laying out and patching", clocks, Moment.JUDGING, Moment.OPENING));
    rows.add(part("of it: opening a session", clocks, Moment.OPENING, Moment.OPENED));
    rows.add(
        Row.alone(
            "of it: reading the result",
            Quantity.time(
                samples(
                        clocks,
                        clock -> clock.between(Moment.OPENED, Moment.CLOSING) - clock.commands())
                    .median())));
    rows.add(part("of it: ending the session's processes", clocks, Moment.CLOSING, Moment.CLOSED));
    rows.add(
        Row.times(
            "of it: cleaning up, and the durable record",
            samples(clocks, clock -> clock.between(Moment.CLOSED, Moment.ENDED)).median(),
            durable,
            sync));
    rows.add(
        Row.times(
            "before it has a slot: handing in",
            samples(clocks, clock -> clock.between(Moment.STARTED, Moment.SUBMITTED)).median(),
            durable,
            sync));
    rows.add(
        Row.times(
            "the task's own command, median",
            samples(clocks, AttemptClock::commands).median(),
            "spawned plainly",
            new Samples(plain.nanos()).median()));
    rows.add(
        Row.rates(
            "attempts",
            clocks.size() / (wall / 1e9),
            "the same commands spawned plainly",
            plain.rate()));
    return rows;
  }

  private static Row part(String what, List<AttemptClock> clocks, Moment from, Moment to) {
    return Row.alone(
        what, Quantity.time(samples(clocks, clock -> clock.between(from, to)).median()));
  }

  private static Samples samples(List<AttemptClock> clocks, ToLongFunction<AttemptClock> part) {
    return new Samples(clocks.stream().mapToLong(part).boxed().toList());
  }
}
