package dev.assay.runner;

import java.nio.file.Path;
import java.util.Map;

/// A clean place for the commands of one attempt or one evaluation.
public interface RunnerSession extends AutoCloseable {
  /// Runs a command to its end or its time limit; output goes to the command's files as it comes.
  /// When the call returns, the command's own process is dead, and after a time-out its whole tree.
  ///
  /// @throws InterruptedException when the thread is interrupted; the process tree is dead then
  ExecutionResult execute(Command command) throws RunnerException, InterruptedException;

  /// Copies a file or a folder of this machine into the session's workspace.
  ///
  /// @param to relative to the workspace
  void copyIn(Path from, String to) throws RunnerException;

  /// Copies one regular file out of the session's workspace. No link is followed, neither as the
  /// file nor on the way to it.
  ///
  /// @param from relative to the workspace
  /// @param maxBytes the largest size that is copied
  /// @throws RunnerException when it is absent, no regular file, or too large
  void copyOut(String from, Path to, long maxBytes) throws RunnerException;

  /// What is really enforced, by name, as it is recorded with an attempt.
  Map<String, String> enforcement();

  /// Ends the session. Every process of the session is dead when this returns. May be called twice.
  @Override
  void close();
}
