package dev.assay.runner.process;

import dev.assay.runner.ExecutionResult.Termination;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What holds the commands of one session in. [LocalSessions] runs them. A confinement says only
/// what it does: by itself it holds nothing in.
public interface Confinement extends AutoCloseable {
  /// Variables of every command, over those that it inherits from the lab.
  default Map<String, String> variables() {
    return Map.of();
  }

  /// A program, with its arguments, that starts commands in place of the lab and confines them: the
  /// command's program, as an absolute path, and arguments follow its own. Empty for none.
  default List<String> wrapper() {
    return List.of();
  }

  /// What the thread that starts a command calls before it does so; the command inherits the
  /// effects. With none the command is started from an ordinary thread.
  ///
  /// @throws CFunction.CallException when it cannot be prepared
  default List<PreparedCall> preparation() throws CFunction.CallException {
    return List.of();
  }

  /// Watches over a command that is about to be started.
  default Watch watch() {
    return new Watch() {};
  }

  /// What is enforced, by name, over what the process runner says of itself.
  default Map<String, String> enforcement() {
    return Map.of();
  }

  /// The most memory that the session has held so far, in bytes, where that is counted.
  default OptionalLong peakMemoryBytes() {
    return OptionalLong.empty();
  }

  /// Ends what may be left of the session when all processes that were found are dead.
  ///
  /// @throws IllegalStateException when a process cannot be killed
  default void processesEnded() {
    // What was found is all that is known.
  }

  /// Gives everything back. All processes are dead.
  @Override
  default void close() {
    // Nothing was taken.
  }

  /// One command under watch.
  interface Watch extends AutoCloseable {
    /// Called as soon as the command's first process runs.
    ///
    /// @throws IOException when the command cannot be held in; it is ended then
    default void started(RunningCommand command) throws IOException {
      // Nothing is watched.
    }

    /// What really ended the command, where its own end does not tell.
    default Optional<Termination> cause(Termination seen) {
      return Optional.empty();
    }

    /// Ends the watch, whatever has ended the command, or kept it from being started.
    @Override
    default void close() {
      // Nothing goes on.
    }
  }

  /// A command that runs.
  interface RunningCommand {
    /// The number of its first process.
    int process();

    /// The numbers of all processes of its session that are alive, what earlier commands have left
    /// in the background included. To look takes some milliseconds.
    List<Integer> processesOfSession();

    /// Ends all its processes.
    void kill();
  }

  /// Holds nothing in.
  static Confinement none() {
    return new Confinement() {};
  }
}
