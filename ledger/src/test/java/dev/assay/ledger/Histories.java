package dev.assay.ledger;

import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.nio.file.Path;
import java.util.List;

/// Ledgers with something in them.
final class Histories {
  private Histories() {}

  /// A closed ledger that holds [Samples#history].
  static Path small(Path folder) {
    return of(folder, Samples.RUN, Samples.history());
  }

  static Path of(Path folder, RunId run, List<LabEvent> events) {
    Path file = folder.resolve("history.db");
    try (Ledger ledger = Ledger.open(file)) {
      events.forEach(event -> ledger.append(run, event));
    }
    return file;
  }
}
