package dev.assay.protocol;

import java.time.Instant;
import java.util.UUID;

/// One thing that an agent did, with what it takes to find it again: the telemetry that is streamed
/// to NATS and ClickHouse.
///
/// @param runId the run
/// @param taskId the task that the agent worked on
/// @param stepId the step of the agent that the event belongs to
/// @param ts when it happened, to the nanosecond
/// @param policyId the policy that the agent's configuration came from
/// @param cfgHash the configuration's [RunConfig#cfgHash]
/// @param envHash the configuration's [RunConfig#envHash]
/// @param seed the seed of the run
/// @param eventType what happened
/// @param data the payload once more, as a consumer without the schema takes it
/// @param unknownFields what a newer producer sent beside the fields above, or within the payload
public record BenchmarkEvent(
    UUID runId,
    String taskId,
    UUID stepId,
    Instant ts,
    String policyId,
    String cfgHash,
    String envHash,
    Unsigned64 seed,
    BenchmarkEventType eventType,
    JsonText data,
    UnknownFields unknownFields) {
  /// A new event; its `data` is its payload.
  public static BenchmarkEvent create(
      UUID runId,
      String taskId,
      UUID stepId,
      Instant ts,
      String policyId,
      String cfgHash,
      String envHash,
      Unsigned64 seed,
      BenchmarkEventType eventType) {
    return new BenchmarkEvent(
        runId,
        taskId,
        stepId,
        ts,
        policyId,
        cfgHash,
        envHash,
        seed,
        eventType,
        eventType.toJson(),
        UnknownFields.NONE);
  }

  /// The name for ClickHouse and subjects, see [BenchmarkEventType#wireName].
  public String eventTypeName() {
    return eventType.wireName();
  }

  /// The same for the same event and different for any other, so that a stream can drop what was
  /// published twice: SHA-256 (hex) of the event's JSON.
  public String identity() {
    return Sha256.hex(TelemetryJson.write(this));
  }
}
