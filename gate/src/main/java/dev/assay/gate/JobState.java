package dev.assay.gate;

import java.util.Locale;

/// How far a run has come.
public enum JobState {
  /// In the background, and its process is not there yet. It has its place in the queue.
  STARTING,
  /// Others are before it.
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  /// Somebody ended it.
  CANCELLED,
  /// Its process is gone and has said nothing: it was killed, or the machine went down.
  LOST;

  /// Whether nothing more becomes of it.
  public boolean ended() {
    return switch (this) {
      case STARTING, WAITING, RUNNING -> false;
      case DONE, FAILED, CANCELLED, LOST -> true;
    };
  }

  /// Its name in files and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
