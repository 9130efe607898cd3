package dev.assay.protocol;

import java.util.Optional;

/// What an event says.
public sealed interface BenchmarkEventType {
  /// An agent began to work on a task.
  record RunStart(RunConfig config) implements BenchmarkEventType {}

  /// The agent is done.
  record RunStop(RunResult result) implements BenchmarkEventType {}

  /// The agent thought or acted.
  record Step(StepData step) implements BenchmarkEventType {}

  /// The agent used a tool.
  record ToolCall(ToolPerformance performance) implements BenchmarkEventType {}

  /// A segment of the context was kept or dropped.
  record ContextDecision(PruningDecision decision) implements BenchmarkEventType {}

  /// The agent failed, and why.
  record Failure(FailureAnalysis analysis) implements BenchmarkEventType {}

  /// An optimizer proposes another configuration.
  record OptimizerUpdate(ConfigSuggestion suggestion) implements BenchmarkEventType {}

  /// An event of a type that this version does not know, carried as it came.
  ///
  /// @param name the type's name on the wire
  /// @param json the whole value of `event_type`, the name included
  record Unknown(String name, JsonText json) implements BenchmarkEventType {
    /// @throws IllegalArgumentException when the JSON does not name the type
    public Unknown {
      if (!SealedForm.tag(json.node()).equals(Optional.of(name))) {
        throw new IllegalArgumentException(
            "not the JSON of an event type '" + name + "': expected {\"" + name + "\": …}");
      }
    }
  }

  /// The name for ClickHouse and subjects: `run_start`. An unknown type's name is made the same
  /// way, with `_` for what is no ASCII letter or digit, so that it is always one token of a
  /// subject.
  default String wireName() {
    return switch (this) {
      case RunStart _ -> "run_start";
      case RunStop _ -> "run_stop";
      case Step _ -> "step";
      case ToolCall _ -> "tool_call";
      case ContextDecision _ -> "context_decision";
      case Failure _ -> "failure";
      case OptimizerUpdate _ -> "optimizer_update";
      case Unknown unknown ->
          JsonNames.snakeCase("_" + unknown.name()).replaceAll("[^a-z0-9]", "_").substring(1);
    };
  }

  /// The payload as it is on the wire: `{"RunStart":{…}}`.
  default JsonText toJson() {
    return TelemetryJson.write(BenchmarkEventType.class, this);
  }
}
