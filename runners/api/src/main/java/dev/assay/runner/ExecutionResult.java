package dev.assay.runner;

import java.time.Duration;

/// What became of a command.
///
/// @param termination how it ended
/// @param wallTime from start to end
/// @param standardOutput what the output file holds
/// @param standardError what the error file holds; equal to `standardOutput` when both are one file
public record ExecutionResult(
    Termination termination,
    Duration wallTime,
    CapturedOutput standardOutput,
    CapturedOutput standardError) {

  /// Whether the program ended by itself with status 0.
  public boolean succeeded() {
    return termination instanceof Termination.Exited(int status) && status == 0;
  }

  /// How a command ended.
  public sealed interface Termination {
    /// By itself.
    record Exited(int status) implements Termination {}

    /// By a signal that was not ours. Where a runner cannot tell a signal from a status of 128 and
    /// the signal, as shells report it, it takes such a status for a signal.
    record Signalled(int signal) implements Termination {}

    /// By us, at its time limit.
    record TimedOut(Duration limit) implements Termination {}

    /// By the kernel, at its memory limit.
    record OutOfMemory() implements Termination {}

    /// By us, at a limit other than those of time and memory.
    ///
    /// @param limit which one
    /// @param detail how much was allowed, for people to read
    record LimitExceeded(RunnerCapabilities.Limit limit, String detail) implements Termination {}

    /// It could not be run, or the runner failed; the command says nothing.
    record InfrastructureFailure(String reason) implements Termination {}

    /// The connection was lost; never to be taken for success.
    record Unknown(String reason) implements Termination {}
  }

  /// One output stream.
  ///
  /// @param bytesWritten by the command
  /// @param bytesKept in the file: all of them, or the first and the last half of the limit with a
  ///   line between them, not counted here, that says how many were left out
  public record CapturedOutput(long bytesWritten, long bytesKept) {
    /// Whether the middle was left out.
    public boolean truncated() {
      return bytesWritten > bytesKept;
    }
  }
}
