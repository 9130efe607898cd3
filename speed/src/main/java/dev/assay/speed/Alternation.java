package dev.assay.speed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Programs that are run in turn, so that a change of the machine's other load meets all of them.
final class Alternation {
  private Alternation() {}

  /// Runs each once unmeasured and then so many times.
  ///
  /// @return the times of each, in the order of the programs
  static List<Samples> run(List<Program> programs, int times)
      throws IOException, InterruptedException {
    for (Program program : programs) {
      var _ = program.run();
    }
    List<List<Long>> nanos = new ArrayList<>();
    programs.forEach(_ -> nanos.add(new ArrayList<>()));
    for (int i = 0; i < times; i++) {
      for (int at = 0; at < programs.size(); at++) {
        nanos.get(at).add(programs.get(at).run().nanos());
      }
    }
    return nanos.stream().map(Samples::new).toList();
  }
}
