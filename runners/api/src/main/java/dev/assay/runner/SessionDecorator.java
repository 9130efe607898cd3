package dev.assay.runner;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/// A session in another one's place, that does everything as the other does. What it does otherwise
/// it overrides.
public interface SessionDecorator extends RunnerSession {
  /// The other session.
  RunnerSession session();

  @Override
  default ExecutionResult execute(Command command) throws RunnerException, InterruptedException {
    return session().execute(command);
  }

  @Override
  default void copyIn(Path from, String to) throws RunnerException {
    session().copyIn(from, to);
  }

  @Override
  default void copyOut(String from, Path to, long maxBytes) throws RunnerException {
    session().copyOut(from, to, maxBytes);
  }

  @Override
  default void copyOut(String folder, Collection<String> files, Path to, long maxBytes)
      throws RunnerException {
    session().copyOut(folder, files, to, maxBytes);
  }

  @Override
  default Map<String, String> files(String folder) throws RunnerException {
    return session().files(folder);
  }

  @Override
  default void endProcesses() {
    session().endProcesses();
  }

  @Override
  default Map<String, String> enforcement() {
    return session().enforcement();
  }

  @Override
  default OptionalLong peakMemoryBytes() {
    return session().peakMemoryBytes();
  }

  @Override
  default void close() {
    session().close();
  }
}
