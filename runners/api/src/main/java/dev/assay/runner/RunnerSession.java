package dev.assay.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/// A clean place for the commands of one attempt or one evaluation. Safe for use by several
/// threads; commands may run at the same time.
public interface RunnerSession extends AutoCloseable {
  /// Runs a command to its end or its time limit; output goes to the command's files as it comes.
  /// When the call returns, the command's own process is dead, and after a time-out its whole tree.
  ///
  /// What a command leaves in the background may live until the session is closed. It does not hold
  /// the call: output that comes after the command's own process has ended is not kept.
  ///
  /// @return also for a program, a working directory or an interpreter that is not there, as
  ///   [ExecutionResult.Termination.InfrastructureFailure]
  /// @throws RunnerException when the session is closed, the working directory is outside the
  ///   workspace, or the output cannot be written
  /// @throws InterruptedException when the thread is interrupted; the process tree is dead then
  ExecutionResult execute(Command command) throws RunnerException, InterruptedException;

  /// Copies a file or a folder of this machine into the session's workspace, over what is there.
  /// Folders are merged, and made where they are missing. Of permissions the right to execute is
  /// kept, as in git.
  ///
  /// Links inside a folder stay links when they lead to somewhere in it. No link of the workspace
  /// is followed: one in the place of a file is replaced.
  ///
  /// @param to relative to the workspace; may be empty for a folder, whose content then goes to the
  ///   workspace itself
  /// @throws RunnerException when something is absent or of a kind that cannot be copied, a link
  ///   leads out of the folder or is on the way in the workspace, or a folder is in a file's place
  void copyIn(Path from, String to) throws RunnerException;

  /// Copies one regular file out of the session's workspace. No link is followed, neither as the
  /// file nor on the way to it. Of permissions its owner's right to execute is kept, as in git.
  ///
  /// @param from relative to the workspace
  /// @param maxBytes the largest size that is copied
  /// @throws RunnerException when it is absent, no regular file, or too large
  void copyOut(String from, Path to, long maxBytes) throws RunnerException;

  /// Copies regular files out of a folder of the session's workspace, each to its own path below
  /// another folder. No link is followed. No process of the session may be alive.
  ///
  /// @param folder relative to the workspace
  /// @param files relative to that folder
  /// @param to an existing folder
  /// @param maxBytes the largest size of a file that is copied
  /// @throws RunnerException when one of them is absent, no regular file, or too large
  default void copyOut(String folder, Collection<String> files, Path to, long maxBytes)
      throws RunnerException {
    for (String file : files) {
      Path copy = to.resolve(file);
      try {
        Files.createDirectories(copy.resolveSibling(""));
      } catch (IOException e) {
        throw new RunnerException("%s cannot be copied to %s: %s".formatted(file, to, e), e);
      }
      copyOut(folder + "/" + file, copy, maxBytes);
    }
  }

  /// The regular files in a folder of the workspace and in the folders below, by their paths
  /// relative to it, with forward slashes. No link is followed. No process of the session may be
  /// alive.
  ///
  /// Each has a mark by the kernel's own note of the last change to it. A file has another mark
  /// after every change to its content, its permissions or its place, also to one that was taken
  /// back, and whatever times its owner gives it.
  ///
  /// @param folder relative to the workspace; `""` is the workspace itself
  /// @throws RunnerException when it is no folder, or something in it cannot be looked at
  Map<String, String> files(String folder) throws RunnerException;

  /// Ends every process of the session, those that commands have left in the background above all.
  /// None is alive when this returns, so that what is copied out then is what it stays. A command
  /// that runs meanwhile ends with [ExecutionResult.Termination.InfrastructureFailure]; others may
  /// follow.
  ///
  /// @throws IllegalStateException when a process cannot be killed
  void endProcesses();

  /// What is really enforced, by name, as it is recorded with an attempt. Limits have the names
  /// `memory`, `cpu`, `disk`, `processes`, `wall-time` and `output`; one that was asked for and is
  /// not enforced has the value `not enforced`. Besides there are `isolation`, `network` and
  /// `processes-ended`: how surely all processes of the session are found to end them.
  Map<String, String> enforcement();

  /// The most memory that the session has held at one moment so far: that of its processes, and of
  /// the files that they have in memory, where the kernel counts both against the session's limit.
  ///
  /// @return in bytes; empty where the runner does not know, as without a limit
  default OptionalLong peakMemoryBytes() {
    return OptionalLong.empty();
  }

  /// Ends the session. Every process of the session is dead when this returns. May be called twice.
  /// A command that runs meanwhile ends with [ExecutionResult.Termination.InfrastructureFailure].
  ///
  /// @throws IllegalStateException when a process cannot be killed
  @Override
  void close();
}
