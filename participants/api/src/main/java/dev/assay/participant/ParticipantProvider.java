package dev.assay.participant;

/// Makes participants of one kind. Found with [java.util.ServiceLoader].
public interface ParticipantProvider {
  /// The first part of the names that it makes: `openrouter`, `oracle`.
  String prefix();

  /// One line for help and errors: what follows the prefix and what is needed.
  String description();

  /// Makes a participant.
  ///
  /// @throws ParticipantException when the name or the settings are unusable; names the way out
  Participant create(ParticipantSpec spec) throws ParticipantException;
}
