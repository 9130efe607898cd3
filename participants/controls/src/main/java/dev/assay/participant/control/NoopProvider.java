package dev.assay.participant.control;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;

/// Makes `noop`, the control that must pass no task.
public final class NoopProvider implements ParticipantProvider {
  @Override
  public String prefix() {
    return "noop";
  }

  @Override
  public String description() {
    return "changes nothing; must fail";
  }

  @Override
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    ControlName.check(spec.name(), prefix());
    return new Noop();
  }
}
