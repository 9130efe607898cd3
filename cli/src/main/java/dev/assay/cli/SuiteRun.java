package dev.assay.cli;

import dev.assay.benchmark.Task;
import dev.assay.participant.AttemptContext;
import dev.assay.participant.Participant;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunSettings;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.util.List;

/// A new run of a suite.
///
/// @param options what was chosen on the command line
record SuiteRun(Console console, Suite suite, RunOptions options) {
  /// Plans the run and carries it out, or prints its prompts where nothing else is wanted.
  ///
  /// @return the exit code
  int carryOut(List<String> names, RunSettings settings) throws Exception {
    List<Participant> participants = suite.participants(console, names, settings, options.dryRun);
    try {
      if (options.dryRun) {
        return printPrompts(participants);
      }
      RunPlan plan = suite.plan(names, settings);
      TaskRunner runner = options.runner.open(settings.runner(), suite);
      return new RunSitting(
              console, options.output, options.json, suite.workbench(runner, participants))
          .carryOut((lab, bench, observer) ->
              lab.plan(plan, bench, options.concurrency.value(), observer));
    } finally {
      participants.forEach(Participant::close);
    }
  }

  private int printPrompts(List<Participant> participants) throws IOException {
    for (Participant participant : participants) {
      for (Task task : suite.tasks()) {
        String prompt = participant.prompt(task, new AttemptContext(0, options.includeTests));
        console.line("=== " + task.id() + " · " + participant.name() + " ===");
        console.line(
            prompt.isEmpty() ? "(no prompt: " + participant.name() + " asks no model)" : prompt);
      }
    }
    return ExitCode.DONE;
  }
}
