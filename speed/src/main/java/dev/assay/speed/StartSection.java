package dev.assay.speed;

import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How long a user waits for the shortest commands.
final class StartSection implements Section {
  private static final int STARTS = 20;
  private static final int RUNS = 3;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "Whole programs, from start to exit";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Path folder = setting.folder(name());
    try (Ledger ledger = Ledger.open(Lab.ledgerFile(folder))) {
      for (int i = 0; i < RUNS; i++) {
        var _ = new RunShape(2, 5, 1).record(ledger, 1);
      }
    }
    PeerProgram peer = PeerProgram.of(setting);
    List<Program> programs = new ArrayList<>();
    programs.add(new Program(List.of(setting.assay(), "--version"), Map.of(), folder));
    programs.add(
        new Program(
            List.of(setting.assay(), "results", "--output-dir", folder.toString()),
            Map.of(),
            folder));
    programs.add(peer.nothing(setting));
    String peerName = "";
    String obstacle = "";
    try {
      peer.ensureInstalled(setting);
      peerName = peer.name();
      programs.add(peer.version(setting));
    } catch (IOException e) {
      obstacle = String.valueOf(e.getMessage());
    }
    setting.say("starts");
    List<Samples> samples = Alternation.run(programs, setting.scaled(STARTS));

    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String what = i == 0 ? "`assay --version`" : "`assay results` of " + RUNS + " runs";
      double own = samples.get(i).median();
      rows.add(Row.times(what, own, "`python3 -c pass`", samples.get(2).median()));
      rows.add(
          obstacle.isEmpty()
              ? Row.times(what, own, peerName, samples.get(3).median())
              : new Row(what, Quantity.time(own), "none: " + obstacle, ""));
    }
    return rows;
  }
}
