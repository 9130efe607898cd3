package dev.assay.speed;

import dev.assay.gate.Gate;
import dev.assay.gate.GateHome;
import dev.assay.gate.Verdict;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.Runners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a verdict takes over a large record, and what a repetition takes besides the benchmark,
/// each held against benchstone with the same project.
final class GateSection implements Section {
  private static final int SERIES = 200_000;
  private static final int STARTS = 5;
  private static final int VERDICTS = 50;
  private static final int MORE = 20;
  private static final int RUNS = 2;
  private static final String PEER = "benchstone 0.3.1";

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public String title() {
    return "The gate, held against benchstone";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Path folder = setting.folder(name());
    Benchstone benchstone = Benchstone.of(setting, folder.resolve("benchstone"));
    Optional<Benchstone> peer = Optional.empty();
    String obstacle = "";
    try {
      benchstone.ensureInstalled(setting);
      peer = Optional.of(benchstone);
    } catch (IOException e) {
      obstacle = String.valueOf(e.getMessage());
    }
    return new Measuring(setting, folder, peer, obstacle).rows();
  }

  /// @param peer when it is installed
  /// @param obstacle why it is not
  private record Measuring(
      Setting setting, Path folder, Optional<Benchstone> peer, String obstacle) {
    List<Row> rows() throws Exception {
      GateProject project = GateProject.create(folder.resolve("project"));
      Map<String, String> environment = Map.of("ASSAY_HOME", folder.resolve("home").toString());
      GateTool ours = new GateTool(List.of(setting.assay(), "gate"), environment, project);
      Optional<GateTool> theirs = peer.map(each -> each.tool(project));
      var _ = ours.register().run();
      if (theirs.isPresent()) {
        var _ = theirs.get().register().run();
      }
      List<Row> rows = new ArrayList<>();
      prepare(project, 100, ours, theirs);
      rows.add(evaluations("%d measurements".formatted(2 * GateProject.REPETITIONS), ours, theirs));
      Path ledger = GateHome.of(environment).ledger();
      String size =
          Quantity.count((long) setting.scaled(SERIES) * GateProject.REPETITIONS) + " measurements";
      rows.add(fill(size, ledger, project));
      prepare(project, 300, ours, theirs);
      rows.add(evaluations(size, ours, theirs));
      rows.add(verdicts(size, environment, project));
      rows.addAll(repetitions(project, ours, theirs));
      return rows;
    }

    /// Brings both to where the verdict is to promote.
    private void prepare(
        GateProject project, int baseline, GateTool ours, Optional<GateTool> theirs)
        throws IOException, InterruptedException {
      project.commit(baseline);
      var _ = ours.establish("--runner", "process").run();
      if (theirs.isPresent()) {
        var _ = theirs.get().establish().run();
      }
      project.commit(baseline - 10);
      var _ = ours.run("--runner", "process").run();
      if (theirs.isPresent()) {
        var _ = theirs.get().run().run();
      }
    }

    private Row row(String what, double nanos, String ofPeer, Optional<Double> peerNanos) {
      return peerNanos
          .map(each -> Row.times(what, nanos, PEER + ofPeer, each))
          .orElseGet(() -> new Row(what, Quantity.time(nanos), "none: " + obstacle, ""));
    }

    private Row evaluations(String size, GateTool ours, Optional<GateTool> theirs)
        throws IOException, InterruptedException {
      setting.say("verdicts over " + size);
      List<Program> programs = new ArrayList<>(List.of(ours.evaluate()));
      theirs.ifPresent(each -> programs.add(each.evaluate()));
      List<Samples> samples = Alternation.run(programs, setting.scaled(STARTS));
      return row(
          "`assay gate evaluate` over " + size,
          samples.getFirst().median(),
          ", `bench evaluate`",
          theirs.map(_ -> samples.getLast().median()));
    }

    private Row fill(String size, Path ledger, GateProject project) throws Exception {
      setting.say("filling the records");
      int series = setting.scaled(SERIES);
      long start = System.nanoTime();
      GateRows.fill(ledger, series);
      double own = System.nanoTime() - start;
      String what =
          "%s of %d projects put on record, %s"
              .formatted(size, GateRows.PROJECTS, Quantity.memory(Files.size(ledger)));
      if (peer.isEmpty()) {
        return row(what, own, "", Optional.empty());
      }
      start = System.nanoTime();
      peer.get().fill(series, project.root());
      double other = System.nanoTime() - start;
      return row(
          what,
          own,
          ", one transaction, no chain, " + Quantity.memory(peer.get().bytes()),
          Optional.of(other));
    }

    /// In one process that was started before.
    private Row verdicts(String size, Map<String, String> environment, GateProject project)
        throws Exception {
      setting.say("verdicts in one process");
      int count = setting.scaled(VERDICTS);
      List<Long> nanos = new ArrayList<>();
      for (int i = -5; i < count; i++) {
        long start = System.nanoTime();
        try (Gate gate = Gate.open(GateHome.of(environment))) {
          Verdict verdict = gate.evaluate(GateProject.NAME, GateProject.BENCHMARK).verdict();
          if (!(verdict instanceof Verdict.Promote)) {
            throw new IOException("the verdict is " + verdict);
          }
        }
        if (i >= 0) {
          nanos.add(System.nanoTime() - start);
        }
      }
      Optional<Double> other =
          peer.isPresent()
              ? Optional.of(peer.get().verdict(count, project.root()))
              : Optional.empty();
      return row(
          "a verdict over " + size + " in a process that runs, the store opened anew",
          new Samples(nanos).median(),
          ", `api.evaluate`",
          other);
    }

    /// What a repetition takes is what a run of many takes longer than a run of one, by their
    /// number.
    private List<Row> repetitions(GateProject project, GateTool ours, Optional<GateTool> theirs)
        throws Exception {
      setting.say("repetitions");
      boolean sandboxed =
          Runners.installed().named("sandbox").availability() instanceof RunnerAvailability.Ready;
      List<Program> programs = new ArrayList<>(List.of(project.alone()));
      String one = "--repetitions=1";
      String many = "--repetitions=" + (1 + MORE);
      String process = "--runner=process";
      programs.addAll(List.of(ours.run(process, one), ours.run(process, many)));
      if (theirs.isPresent()) {
        programs.addAll(List.of(theirs.get().run(one), theirs.get().run(many)));
      }
      if (sandboxed) {
        programs.addAll(List.of(ours.run(one), ours.run(many)));
      }
      List<Samples> samples = Alternation.run(programs, setting.scaled(RUNS));
      double alone = samples.getFirst().median();
      Optional<Double> other = theirs.map(_ -> each(samples, 3));
      List<Row> rows = new ArrayList<>();
      rows.add(
          Row.alone("the benchmark itself, which does nothing, by a shell", Quantity.time(alone)));
      String what = "`assay gate run`, a repetition, the benchmark in it, ";
      rows.add(row(what + "`--runner process`", each(samples, 1), ", not isolated", other));
      rows.add(
          sandboxed
              ? row(what + "sandbox", each(samples, samples.size() - 2), ", not isolated", other)
              : Row.alone(what + "sandbox", "not measured: this machine has no sandbox"));
      return rows;
    }

    private static double each(List<Samples> samples, int one) {
      return (samples.get(one + 1).median() - samples.get(one).median()) / MORE;
    }
  }
}
