package dev.assay.lab;

import java.io.IOException;

/// The files of a task cannot be had. Says nothing about the participant, or about other tasks.
final class TaskFilesException extends Exception {
  private static final long serialVersionUID = 1L;

  private TaskFilesException(IOException cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }

  /// Something that reads a task's files.
  @FunctionalInterface
  interface Reading<T, E extends Exception> {
    T read() throws E, IOException, InterruptedException;
  }

  /// Tells a task whose files cannot be had from an artifact that cannot be written, and both from
  /// an end of the work.
  static <T, E extends Exception> T guard(Reading<T, E> reading)
      throws E, TaskFilesException, InterruptedException {
    try {
      return reading.read();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        InterruptedException interruption = new InterruptedException("while files were read");
        interruption.initCause(e);
        throw interruption;
      }
      throw new TaskFilesException(e);
    }
  }
}
