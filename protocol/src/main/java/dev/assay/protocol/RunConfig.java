package dev.assay.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How an agent is set up for a run: all that an optimizer may change.
///
/// @param maxIterations the most turns of the agent's loop
/// @param temperature the model's sampling temperature
/// @param contextWindow tokens that the agent's context may have
/// @param pruningThreshold the fullness of the context, from 0 to 1, at which segments are dropped
/// @param plannerDepth how many levels of sub-goals the planner makes
/// @param debateRounds how often competing plans are argued over
/// @param availableTools the names of the tools that the agent may use
/// @param toolTimeoutMs the longest that one tool call may take, in milliseconds
/// @param retryPolicy when a failed tool call is repeated
/// @param executionTimeout the longest that a run may take
/// @param failingTestsPatience test runs without fewer failures after which the agent gives up
/// @param noProgressTimeout time without any progress after which the agent gives up
/// @param dockerImage the image that the agent works in
/// @param toolsCommit the commit of the tools
/// @param sandboxLimits what the agent's sandbox may use
public record RunConfig(
    Unsigned64 maxIterations,
    float temperature,
    Unsigned64 contextWindow,
    float pruningThreshold,
    Unsigned64 plannerDepth,
    Unsigned64 debateRounds,
    List<String> availableTools,
    Unsigned64 toolTimeoutMs,
    RetryPolicy retryPolicy,
    UnsignedDuration executionTimeout,
    Unsigned64 failingTestsPatience,
    UnsignedDuration noProgressTimeout,
    String dockerImage,
    String toolsCommit,
    SandboxLimits sandboxLimits) {
  /// The schema's defaults.
  public static final RunConfig DEFAULT =
      new RunConfig(
          Unsigned64.of(10),
          0.7f,
          Unsigned64.of(8192),
          0.8f,
          Unsigned64.of(3),
          Unsigned64.of(2),
          List.of("bash", "str_replace_editor", "grep"),
          Unsigned64.of(30_000),
          RetryPolicy.DEFAULT,
          UnsignedDuration.ofSeconds(600),
          Unsigned64.of(3),
          UnsignedDuration.ofSeconds(300),
          "smith:latest",
          "main",
          SandboxLimits.DEFAULT);

  public RunConfig {
    FieldCheck.finite("temperature", temperature);
    FieldCheck.finite("pruning_threshold", pruningThreshold);
    availableTools = List.copyOf(availableTools);
  }

  /// SHA-256 (hex) over the [CanonicalJson] of the whole configuration: the same on every machine
  /// and in every language.
  public String cfgHash() {
    return Sha256.hex(CanonicalJson.write(json()));
  }

  /// SHA-256 (hex) over the [CanonicalJson] of an object with `docker_image`, `tools_commit` and
  /// `sandbox_limits`: two runs with the same one had the same environment.
  public String envHash() {
    JsonNode config = json();
    ObjectNode environment = JsonNodeFactory.instance.objectNode();
    for (String field : List.of("docker_image", "tools_commit", "sandbox_limits")) {
      environment.set(field, config.required(field));
    }
    return Sha256.hex(CanonicalJson.write(environment));
  }

  private JsonNode json() {
    return TelemetryJson.write(RunConfig.class, this).node();
  }
}
