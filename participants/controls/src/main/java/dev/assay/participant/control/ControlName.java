package dev.assay.participant.control;

import dev.assay.participant.ParticipantException;

/// The name of a control, which has no second part.
final class ControlName {
  private ControlName() {}

  static void check(String name, String expected) throws ParticipantException {
    if (!name.equals(expected)) {
      throw new ParticipantException(
          "'%s' takes nothing after its name: '%s'".formatted(expected, name));
    }
  }
}
