package dev.assay.server;

import dev.assay.protocol.RunId;
import java.util.List;
import java.util.Optional;

/// Begins runs, goes on with them, and stops them.
final class LaunchApi {
  private final RunControl control;
  private final RunLookup lookup;

  LaunchApi(RunControl control, RunLookup lookup) {
    this.control = control;
    this.lookup = lookup;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post(
                "/runs/preview",
                "What a run would do, and cost at most, without beginning it.",
                List.of(),
                Optional.of(Launch.class),
                Answer.json(LaunchPreview.class),
                exchange -> exchange.json(control.preview(Launch.read(exchange.body()))))
            .orElse(Problem.REFUSED),
        Operation.post(
                "/runs",
                "Plan a run and begin with it.",
                List.of(),
                Optional.of(Launch.class),
                new Answer.Json(201, Begun.class),
                exchange ->
                    exchange.json(new Begun(control.launch(Launch.read(exchange.body())).value())))
            .orElse(Problem.REFUSED, Problem.CONFLICT),
        onRun("cancel", "Stop a run; 'resume' goes on with it.", control::cancel),
        onRun(
            "resume",
            "Go on with a run that was stopped or killed, or left attempts without a score.",
            run -> control.resume(run, false)),
        onRun(
            "retry-api-errors",
            "Do again only the attempts that ended in an API error.",
            run -> control.resume(run, true)));
  }

  /// A run that was begun, gone on with or stopped.
  record Begun(String runId) {}

  @FunctionalInterface
  private interface Step {
    void take(RunId run) throws RefusedException, InterruptedException;
  }

  private Operation onRun(String word, String summary, Step step) {
    return Operation.post(
            "/runs/{run_id}/" + word,
            summary,
            List.of(Parameters.RUN),
            Optional.empty(),
            new Answer.Json(202, Begun.class),
            exchange -> {
              RunId run = lookup.id(exchange);
              step.take(run);
              exchange.json(new Begun(run.value()));
            })
        .orElse(Problem.NOT_FOUND, Problem.REFUSED, Problem.CONFLICT);
  }
}
