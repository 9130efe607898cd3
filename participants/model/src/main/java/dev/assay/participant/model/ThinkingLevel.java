package dev.assay.participant.model;

import dev.assay.participant.ParticipantException;
import java.util.Locale;

/// How much a model is asked to reason.
public enum ThinkingLevel {
  LOW,
  MEDIUM,
  HIGH;

  /// The level of that name.
  ///
  /// @throws ParticipantException when there is none
  static ThinkingLevel of(String name) throws ParticipantException {
    for (ThinkingLevel level : values()) {
      if (level.wireName().equals(name)) {
        return level;
      }
    }
    throw new ParticipantException("the thinking level is low, medium or high, not '" + name + "'");
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
