package dev.assay.cli;

import dev.assay.lab.Lab;
import dev.assay.lab.LabException;
import dev.assay.lab.LabRun;
import dev.assay.lab.RunEnd;
import dev.assay.lab.RunObserver;
import dev.assay.lab.RunSummary;
import dev.assay.lab.SummaryFiles;
import dev.assay.lab.Workbench;
import dev.assay.ledger.LedgerReader;
import dev.assay.protocol.RunId;
import java.io.IOException;

/// Carries out a run, new or taken up again, while a person or a log watches, and writes its
/// summaries however it ends.
final class RunSitting {
  private final Console console;
  private final OutputFolder output;
  private final JsonOption json;
  private final Workbench workbench;

  RunSitting(Console console, OutputFolder output, JsonOption json, Workbench workbench) {
    this.console = console;
    this.output = output;
    this.json = json;
    this.workbench = workbench;
  }

  int carryOut(Start start) throws Exception {
    try (Interruption interruption = new Interruption();
        Lab lab = Lab.open(output.folder, Version.current())) {
      RunId id;
      RunEnd end;
      try (Progress progress = Progress.on(console);
          LabRun run = start.start(lab, workbench, progress)) {
        interruption.guard(run);
        id = run.id();
        end = execute(run);
      }
      return report(id, end);
    }
  }

  private RunEnd execute(LabRun run) throws LabException, InterruptedException {
    try {
      return run.execute();
    } catch (LabException e) {
      console.warning("the run stopped; 'assay resume " + run.id() + "' goes on with it");
      throw e;
    }
  }

  private int report(RunId id, RunEnd end) throws IOException {
    RunSummary summary = writeSummaries(output, id);
    json.print(console, summary, new RunReport(console).text(summary, end, output.folder));
    return summary.unscored() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  static RunSummary writeSummaries(OutputFolder output, RunId id) throws IOException {
    try (LedgerReader reader = output.reader()) {
      RunSummary summary = RunSummary.read(reader, id).orElseThrow();
      SummaryFiles.write(output.folder, summary);
      return summary;
    }
  }

  interface Start {
    LabRun start(Lab lab, Workbench workbench, RunObserver observer) throws Exception;
  }
}
