package dev.assay.participant.scripted;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a [ScriptedEndpoint] behaves.
///
/// @param port on the loopback interface, 0 for any free one
/// @param answers what it says
/// @param faults what goes wrong
/// @param delay waited before the first byte of every answer
/// @param chunkCharacters characters in a streamed chunk, at least one
/// @param retryAfter the value of `Retry-After` on a 429
/// @param key the bearer key that it wants; any or none will do when absent
/// @param models what `/v1/models` lists
public record Script(
    int port,
    Answers answers,
    FaultSchedule faults,
    Duration delay,
    int chunkCharacters,
    String retryAfter,
    Optional<String> key,
    List<String> models) {
  public Script {
    if (chunkCharacters < 1) {
      throw new IllegalArgumentException("a chunk has at least one character");
    }
    models = List.copyOf(models);
  }

  /// A script without faults or delay, on any free port.
  public static Script answering(Answers answers) {
    return new Script(
        0,
        answers,
        FaultSchedule.none(),
        Duration.ZERO,
        200,
        "1",
        Optional.empty(),
        List.of("scripted"));
  }

  /// The same with another port.
  public Script withPort(int other) {
    return new Script(other, answers, faults, delay, chunkCharacters, retryAfter, key, models);
  }

  /// The same with faults.
  public Script withFaults(FaultSchedule other) {
    return new Script(port, answers, other, delay, chunkCharacters, retryAfter, key, models);
  }

  /// The same with a delay.
  public Script withDelay(Duration other) {
    return new Script(port, answers, faults, other, chunkCharacters, retryAfter, key, models);
  }

  /// The same with chunks of another size.
  public Script withChunkCharacters(int other) {
    return new Script(port, answers, faults, delay, other, retryAfter, key, models);
  }

  /// The same with another `Retry-After`.
  public Script withRetryAfter(String other) {
    return new Script(port, answers, faults, delay, chunkCharacters, other, key, models);
  }

  /// The same, wanting this key.
  public Script withKey(String other) {
    return new Script(
        port, answers, faults, delay, chunkCharacters, retryAfter, Optional.of(other), models);
  }

  /// Never shows the key.
  @Override
  public String toString() {
    return "Script[port " + port + "]";
  }
}
