package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.Libc.Pipe;

/// The pipes of one command's output.
///
/// @param error as `output` when the streams are merged
record CommandPipes(Pipe output, Pipe error) {
  static CommandPipes open(boolean merged) throws CallException {
    Pipe output = Libc.pipe();
    try {
      return new CommandPipes(output, merged ? output : Libc.pipe());
    } catch (CallException e) {
      Libc.close(output.read());
      Libc.close(output.write());
      throw e;
    }
  }

  private boolean merged() {
    return output.equals(error);
  }

  /// The end that the error stream is read from, or -1 when it comes with the output.
  int errorRead() {
    return merged() ? -1 : error.read();
  }

  /// Lets go of the program's ends: the pipes end with the last process that holds one.
  void closeWriting() {
    Libc.close(output.write());
    if (!merged()) {
      Libc.close(error.write());
    }
  }

  void closeReading() {
    Libc.close(output.read());
    if (!merged()) {
      Libc.close(error.read());
    }
  }
}
