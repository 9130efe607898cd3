package dev.assay.participant;

/// A participant that cannot be made: an unknown name, a missing key, a missing file.
public final class ParticipantException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param message names the thing, the place and the way out; never holds a key
  public ParticipantException(String message) {
    super(message);
  }
}
