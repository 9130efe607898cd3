package dev.assay.cli;

import dev.assay.lab.RunObserver;

/// Shows a run as it goes, on the error stream.
sealed interface Progress extends RunObserver, AutoCloseable permits LiveProgress, PlainProgress {
  /// A line that is kept up to date where a person watches, else a line per ended attempt.
  static Progress on(Console console) {
    return console.terminal() ? new LiveProgress(console) : new PlainProgress(console);
  }

  /// Shows nothing more. May be called twice.
  @Override
  void close();
}
